import { createHash, randomBytes } from "node:crypto";
import { access, chmod, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { HostSession, HostShell } from "@slipway/core/ports";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hostShellContract } from "./host-shell-contract.ts";
import { freePort, type LocalSshd, startLocalSshd } from "./local-sshd.ts";
import { sshHostShell } from "./ssh-host-shell.ts";

const WAIT = { timeout: 20_000, interval: 100 };
const PROGRAMS = ["sh", "printf", "cat", "sleep", "seq", "timeout", "mkdir", "chmod", "mv", "rm", "true", "pgrep"];

/** What runs a command: the runner, or `timeout` under sshd. */
async function parentOf(session: HostSession): Promise<string> {
  return (await session.exec(["sh", "-c", "cat /proc/$PPID/comm"])).stdout.trim();
}

async function untilByRunner(session: HostSession): Promise<HostSession> {
  await vi.waitFor(async () => expect(await parentOf(session)).toBe("slipway command"), WAIT);
  return session;
}

/** Its sessions are given away when their runner is ready. */
const readyShell = (shell: HostShell): HostShell => ({
  connect: async (...target) => await untilByRunner(await shell.connect(...target)),
});

/** A PATH of shell, coreutils and pgrep alone, and of a `perl` if its text is given. */
async function bareMachine(perl?: string): Promise<LocalSshd> {
  const programs = await mkdtemp(path.join(tmpdir(), "slipway-path-"));
  const own = async (program: string): Promise<string> =>
    await access(`/bin/${program}`).then(
      () => "/bin",
      () => "/usr/bin",
    );
  for (const program of PROGRAMS) await symlink(`${await own(program)}/${program}`, `${programs}/${program}`);
  if (perl !== undefined) {
    await writeFile(`${programs}/perl`, perl);
    await chmod(`${programs}/perl`, 0o755);
  }
  const sshd = await startLocalSshd({ path: programs });
  return {
    ...sshd,
    async close() {
      await sshd.close();
      await rm(programs, { recursive: true });
    },
  };
}

async function echoing(sshd: LocalSshd): Promise<net.Server> {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket)).listen(`${sshd.directory}/echo`);
  await new Promise((resolve) => server.once("listening", resolve));
  return server;
}

async function underTest(sshd: LocalSshd, shell: HostShell) {
  const echo = await echoing(sshd);
  return {
    shell,
    target: sshd.target,
    deadTarget: { ...sshd.target, port: await freePort() },
    echoSocket: `${sshd.directory}/echo`,
    directory: sshd.directory,
    async close() {
      echo.close();
      await sshd.close();
    },
  };
}

hostShellContract("ssh, by its runner", async () => await underTest(await startLocalSshd(), readyShell(sshHostShell())));

hostShellContract("ssh, on a machine without Perl", async () => await underTest(await bareMachine(), sshHostShell()));

describe.each([
  ["without Perl", undefined],
  ["whose perl floods", "#!/bin/sh\nexec seq 1 100000000\n"],
  ["whose perl says nothing", "#!/bin/sh\nexec sleep 60\n"],
])("a machine %s", (_name, perl) => {
  it("is served all the same, each command by a channel of its own", async () => {
    const sshd = await bareMachine(perl);
    const session = await sshHostShell().connect(sshd.target);
    for (let count = 0; count < 6; count += 1) expect(await parentOf(session)).toBe("timeout");
    session.close();
    await sshd.close();
  });
});

it("a machine that allows one channel at a time is served by just that", async () => {
  const sshd = await startLocalSshd({ maxSessions: 1 });
  const session = await sshHostShell().connect(sshd.target);
  const parents = await Promise.all(Array.from({ length: 5 }, () => parentOf(session)));
  for (let count = 0; count < 5; count += 1) parents.push(await parentOf(session));
  expect(new Set(parents)).toEqual(new Set(["timeout"]));
  session.close();
  await sshd.close();
});

describe("a connection's runner", () => {
  let sshd: LocalSshd;
  let session: HostSession;
  /** Watches from beside it. */
  let witness: HostSession;
  beforeAll(async () => {
    sshd = await startLocalSshd();
    session = await untilByRunner(await sshHostShell().connect(sshd.target));
    witness = await sshHostShell().connect(sshd.target);
  });
  afterAll(async () => {
    session.close();
    witness.close();
    await sshd.close();
  });

  let marks = 0;
  const mark = (): string => `9${String(process.pid).padStart(6, "0")}${String(++marks).padStart(2, "0")}`;
  const sleeping = async (seconds: string): Promise<boolean> => (await witness.exec(["pgrep", "-fx", `sleep ${seconds}`])).exitCode === 0;
  const runnerOf = async (of: HostSession): Promise<string> => (await of.exec(["sh", "-c", "echo $PPID"])).stdout.trim();

  it("keeps bytes, streams and commands apart", async () => {
    const inputs = Array.from({ length: 12 }, (_, index) => randomBytes(index * 9_000));
    const results = await Promise.all(
      inputs.map((stdin) => session.exec(["sh", "-c", 'sum=$(tee /dev/fd/3 | sha256sum) 3>&1; echo "$sum" >&2'], { stdin })),
    );
    for (const [index, { stdout, stderr, exitCode, truncated }] of results.entries()) {
      expect(stderr).toBe(
        `${createHash("sha256")
          .update(inputs[index] ?? "")
          .digest("hex")}  -\n`,
      );
      expect(stdout).toBe(inputs[index]?.toString("utf8"));
      expect({ exitCode, truncated }).toEqual({ exitCode: 0, truncated: false });
    }
  });

  it("takes more input than it holds by a channel of its own", async () => {
    const stdin = randomBytes(300_000);
    expect((await session.exec(["sha256sum"], { stdin })).stdout).toBe(`${createHash("sha256").update(stdin).digest("hex")}  -\n`);
  });

  it("does not mind a command that leaves its input unread", async () => {
    expect(await session.exec(["true"], { stdin: randomBytes(200_000) })).toMatchObject({ exitCode: 0 });
    expect((await session.exec(["printf", "on"])).stdout).toBe("on");
  });

  it("tells what could not be run as a shell does", async () => {
    const missing = await session.exec(["no-such-program"]);
    expect(missing).toMatchObject({ exitCode: 127, stderr: "slipway: no-such-program could not be run: No such file or directory\n" });
    expect((await session.exec([sshd.directory])).exitCode).toBe(126);
    expect((await session.exec([""])).exitCode).toBe(127);
  });

  it("waits for the end of a command that has closed its output, and answers others meanwhile", async () => {
    const silent = session.exec(["sh", "-c", "exec > /dev/null 2>&1; sleep 1; exit 9"]);
    expect((await session.exec(["printf", "on"])).stdout).toBe("on");
    expect(await Promise.race([silent, session.exec(["true"])])).toMatchObject({ exitCode: 0 });
    expect(await silent).toMatchObject({ exitCode: 9, stdout: "" });
  });

  it("answers others while one command floods", async () => {
    const flood = session.exec(["yes"], { timeoutMs: 3_000, maxOutputBytes: 50_000 });
    flood.catch(() => {});
    for (let count = 0; count < 20; count += 1) expect((await session.exec(["printf", "%s", String(count)])).stdout).toBe(String(count));
    await expect(flood).rejects.toMatchObject({ code: "STEP_FAILED" });
    await untilByRunner(session);
  });

  it("ends the whole process group at the time limit, also what ignores being asked", async () => {
    const [deaf, child] = [mark(), mark()];
    const script = `sleep ${child} & trap '' TERM; sleep ${deaf}; sleep ${deaf}`;
    await expect(session.exec(["sh", "-c", script], { timeoutMs: 300 })).rejects.toMatchObject({ code: "STEP_FAILED" });
    await expect.poll(() => sleeping(child), WAIT).toBe(false);
    await expect.poll(() => sleeping(deaf), WAIT).toBe(false);
    await untilByRunner(session);
  });

  it("ends a cancelled command and keeps the others that it runs", async () => {
    const [ended, kept] = [mark(), new AbortController()];
    const other = session.exec(["sh", "-c", "sleep 2; echo whole"]);
    const running = session.exec(["sleep", ended], { signal: kept.signal });
    await expect.poll(() => sleeping(ended), WAIT).toBe(true);
    kept.abort();
    await expect(running).rejects.toMatchObject({ code: "CANCELLED" });
    await expect.poll(() => sleeping(ended), WAIT).toBe(false);
    expect((await other).stdout).toBe("whole\n");
    await untilByRunner(session);
  });

  it("holds a command to its time limit when the line is gone, and ends after it", async () => {
    const lost = await untilByRunner(await sshHostShell().connect(sshd.target));
    const [runner, seconds] = [await runnerOf(lost), mark()];
    const running = lost.exec(["sh", "-c", `yes & sleep ${seconds}`], { timeoutMs: 3_000 });
    running.catch(() => {});
    await expect.poll(() => sleeping(seconds), WAIT).toBe(true);
    lost.close();
    expect(await sleeping(seconds)).toBe(true);
    await expect.poll(() => sleeping(seconds), WAIT).toBe(false);
    await expect.poll(async () => (await witness.exec(["kill", "-0", runner])).exitCode, WAIT).toBe(1);
  });

  it("holds a command to its time limit while nobody takes its output", async () => {
    const proxy = await stoppableProxy(sshd.target.port);
    const stopped = await untilByRunner(await sshHostShell().connect({ ...sshd.target, port: proxy.port }));
    const seconds = mark();
    const running = stopped.exec(["sh", "-c", `yes 2>&1 & sleep ${seconds}`], { timeoutMs: 2_000, maxOutputBytes: 1e9 });
    running.catch(() => {});
    await expect.poll(() => sleeping(seconds), WAIT).toBe(true);
    proxy.stop();
    await expect.poll(() => sleeping(seconds), WAIT).toBe(false);
    stopped.close();
    proxy.close();
  });

  it("when killed, takes its commands with it but nothing that ended ones left behind, and another takes its place", async () => {
    const [runner, seconds, left] = [await runnerOf(session), mark(), mark()];
    await session.exec(["sh", "-c", `sleep ${left} > /dev/null 2>&1 &`]);
    const running = session.exec(["sleep", seconds]);
    running.catch(() => {});
    await expect.poll(() => sleeping(seconds), WAIT).toBe(true);
    await witness.exec(["kill", "-9", runner]);
    await expect(running).rejects.toMatchObject({ code: "UNREACHABLE" });
    await expect.poll(() => sleeping(seconds), WAIT).toBe(false);
    expect(await sleeping(left)).toBe(true);
    await witness.exec(["pkill", "-fx", `sleep ${left}`]);
    expect(session.open).toBe(true);
    await untilByRunner(session);
    expect(await runnerOf(session)).not.toBe(runner);
  });

  it("when stuck, is replaced after the first command that it keeps waiting", async () => {
    const runner = await runnerOf(session);
    await witness.exec(["kill", "-STOP", runner]);
    await expect(session.exec(["true"], { timeoutMs: 500 })).rejects.toMatchObject({ code: "STEP_FAILED" });
    await untilByRunner(session);
    expect(await runnerOf(session)).not.toBe(runner);
    await witness.exec(["kill", "-CONT", runner]);
    await expect.poll(async () => (await witness.exec(["kill", "-0", runner])).exitCode, WAIT).toBe(1);
  });

  it("shows nothing of a command but its own arguments", async () => {
    const runner = await runnerOf(session);
    await session.exec(["cat"], { stdin: "given secretly" });
    const { stdout } = await witness.exec(["sh", "-c", `cat /proc/${runner}/cmdline /proc/${runner}/environ`]);
    expect(stdout).toContain("slipway commands");
    expect(stdout).not.toContain("given secretly");
  });
});

/** Passes bytes on until it is stopped, and then keeps both sides waiting. */
async function stoppableProxy(target: number): Promise<{ port: number; stop(): void; close(): void }> {
  const sockets: net.Socket[] = [];
  const server = net.createServer((inner) => {
    const outer = net.connect(target, "127.0.0.1");
    sockets.push(inner, outer);
    inner.pipe(outer).pipe(inner);
    for (const socket of [inner, outer]) socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    stop: () => sockets.forEach((socket) => void socket.unpipe().pause()),
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
