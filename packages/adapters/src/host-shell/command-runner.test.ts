import { EventEmitter } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import type { Client } from "ssh2";
import { describe, expect, it } from "vitest";
import { type CommandRunner, openCommandRunner } from "./command-runner.ts";
import { lineOf } from "./line.ts";
import { frameReader, type RunnerFrame } from "./runner-frames.ts";

interface Machine {
  runner: CommandRunner;
  /** What it was told. */
  heard: RunnerFrame[];
  says(kind: string, id: number, body?: string): void;
  raw(bytes: Buffer): void;
  ends: boolean[];
  closed: () => boolean;
}

/** A machine that says what the test wants. */
function machine(): Machine {
  const heard: RunnerFrame[] = [];
  const ends: boolean[] = [];
  let closed = false;
  const channel = Object.assign(new EventEmitter(), {
    stderr: { resume: () => {} },
    write: frameReader((frame) => heard.push(frame)),
    close() {
      closed = true;
    },
  });
  const client = Object.assign(new EventEmitter(), {
    exec: (_: string, opened: (error: undefined, one: unknown) => void) => opened(undefined, channel),
  });
  const runner = openCommandRunner(lineOf(client as unknown as Client, "m1"), (wasReady) => ends.push(wasReady));
  const raw = (bytes: Buffer): void => void channel.emit("data", bytes);
  return {
    runner,
    heard,
    ends,
    raw,
    closed: () => closed,
    says(kind, id, body = "") {
      const head = Buffer.alloc(9);
      head.writeUInt32BE(5 + Buffer.byteLength(body, "latin1"));
      head.write(kind, 4, "latin1");
      head.writeUInt32BE(id, 5);
      raw(Buffer.concat([head, Buffer.from(body, "latin1")]));
    },
  };
}

function readyMachine(): Machine {
  const made = machine();
  made.says("H", 0);
  expect(made.runner.state).toBe("ready");
  return made;
}

describe("a command runner of a machine that nobody trusts", () => {
  it("is not ready before it has said so, and is given up at what is no frame", async () => {
    const { runner, raw, ends, closed } = machine();
    expect(runner.state).toBe("starting");
    raw(Buffer.from("Last login: today\n"));
    await turn();
    expect([runner.state, ends, closed()]).toEqual(["ended", [false], true]);
  });

  it("keeps no more output than was asked for, whatever is sent", async () => {
    const { runner, says } = readyMachine();
    const { result } = runner.start(["cat"], { maxOutputBytes: 10 });
    for (let count = 0; count < 50; count += 1) says("O", 1, "x".repeat(60_000));
    says("X", 1, "\0\0");
    expect(await result).toEqual({ exitCode: 0, stdout: "xxxxxxxxxx", stderr: "", truncated: true });
  });

  it("gives each command its own answer, and what belongs to none to nobody", async () => {
    const { runner, says } = readyMachine();
    const [first, second] = [runner.start(["a"], {}), runner.start(["b"], {})];
    says("O", 9, "nobody's");
    says("O", 2, "second");
    says("X", 9, "\0\0");
    says("X", 2, "\x03\0");
    says("E", 1, "first");
    says("X", 1, "\x81\0");
    says("X", 1, "\0\0");
    expect(await first.result).toEqual({ exitCode: 129, stdout: "", stderr: "first", truncated: false });
    expect(await second.result).toEqual({ exitCode: 3, stdout: "second", stderr: "", truncated: false });
  });

  it.each([
    ["an exit without its code", (one: Machine) => one.says("X", 1)],
    ["no frame", (one: Machine) => one.raw(Buffer.alloc(64, 255))],
  ])("at %s fails what it runs as UNREACHABLE, and does not come back", async (_name, misbehave) => {
    const one = readyMachine();
    const { result } = one.runner.start(["true"], {});
    misbehave(one);
    await expect(result).rejects.toMatchObject({ code: "UNREACHABLE" });
    one.says("H", 0);
    expect([one.runner.state, one.ends]).toEqual(["ended", [true]]);
  });

  it("is asked to end an abandoned command, and closed once retired and without any", async () => {
    const { runner, heard, says, closed } = readyMachine();
    const [slow, other] = [runner.start(["slow"], {}), runner.start(["other"], {})];
    slow.abandon();
    runner.retire();
    await turn();
    expect(heard.map(({ kind, id }) => `${kind}${id}`)).toEqual(["R1", "R2", "K1"]);
    expect(closed()).toBe(false);
    says("X", 2, "\0\0");
    expect((await other.result).exitCode).toBe(0);
    await turn();
    expect(closed()).toBe(true);
  });
});
