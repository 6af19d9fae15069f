import type { HostSession, HostShell, SshTarget, Terminal } from "@slipway/core/ports";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

export interface HostShellUnderTest {
  shell: HostShell;
  target: SshTarget;
  /** Where nothing listens. */
  deadTarget: SshTarget;
  /** A socket that sends back what it gets. */
  echoSocket: string;
  directory: string;
  close(): Promise<void>;
}

const OTHER_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

interface Place {
  bench: HostShellUnderTest;
  session: HostSession;
}

/** What every host shell must do; run on the fake and on a real sshd. Commands used: printf, cat, sh -c 'exit N', sleep, seq; on a terminal cat. */
export function hostShellContract(name: string, make: () => Promise<HostShellUnderTest>): void {
  describe(`host shell contract: ${name}`, () => {
    const at = {} as Place;
    beforeAll(async () => {
      at.bench = await make();
      at.session = await at.bench.shell.connect(at.bench.target);
    });
    afterAll(async () => {
      at.session?.close();
      await at.bench?.close();
    });
    commandCases(at);
    limitCases(at);
    terminalCases(at);
    connectionCases(at);
  });
}

function commandCases(at: Place): void {
  it("gives back exit code and output as values", async () => {
    expect(await at.session.exec(["sh", "-c", "exit 7"])).toMatchObject({ exitCode: 7, stdout: "", truncated: false });
    expect(await at.session.exec(["printf", "%s", "hello"])).toMatchObject({ exitCode: 0, stdout: "hello" });
  });

  it("hands over every argument unchanged", async () => {
    const hostile = ["$(id)", "`id`", "a'b\"c", "; rm -rf /", "-n", "\\", "new\nline", "", " ", "*", "ü💥", "$HOME", "a=b", "!!"];
    const { stdout } = await at.session.exec(["printf", "%s\\0", ...hostile]);
    expect(stdout.split("\0").slice(0, -1)).toEqual(hostile);
  });

  it("refuses what no argument can carry", async () => {
    await expect(at.session.exec(["printf", "a\0b"])).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(at.session.exec([])).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("feeds stdin", async () => {
    expect((await at.session.exec(["cat"], { stdin: "line 1\nline 2" })).stdout).toBe("line 1\nline 2");
  });

  it("bounds output and says so", async () => {
    const result = await at.session.exec(["seq", "1", "100000"], { maxOutputBytes: 1000 });
    expect(result.truncated).toBe(true);
    expect(result.stdout).toHaveLength(1000);
  });

  it("runs many commands at once on the one connection", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => at.session.exec(["printf", "%s", String(index)])));
    expect(answers.map(({ stdout }) => Number(stdout))).toEqual(Array.from({ length: 30 }, (_, index) => index));
  });
}

function limitCases(at: Place): void {
  it("ends a command at its time limit and stays usable", async () => {
    await expect(at.session.exec(["sleep", "60"], { timeoutMs: 200 })).rejects.toMatchObject({ code: "STEP_FAILED" });
    expect((await at.session.exec(["printf", "%s", "still here"])).stdout).toBe("still here");
  });

  it("ends a command with the signal", async () => {
    const controller = new AbortController();
    const running = at.session.exec(["sleep", "60"], { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(running).rejects.toMatchObject({ code: "CANCELLED" });
    await expect(at.session.exec(["cat"], { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "CANCELLED" });
  });

  it("writes files, parents made, and replaces them", async () => {
    const path = `${at.bench.directory}/made here/it's a file`;
    await at.session.writeFile(path, "first", { mode: 0o600 });
    await at.session.writeFile(path, "second\n$(id)\n", { mode: 0o640 });
    expect((await at.session.exec(["cat", path])).stdout).toBe("second\n$(id)\n");
  });

  it("opens sockets, and says UNREACHABLE where nobody listens", async () => {
    const stream = await at.session.openSocket(at.bench.echoSocket);
    stream.destroy();
    await expect(at.session.openSocket(`${at.bench.directory}/nobody`)).rejects.toMatchObject({ code: "UNREACHABLE" });
  });
}

/** Its screen so far. */
function screenOf(terminal: Terminal): () => string {
  let text = "";
  terminal.onData((bytes) => {
    text += Buffer.from(bytes).toString("utf8");
  });
  return () => text;
}

function terminalCases(at: Place): void {
  const cat = { argv: ["cat"], cols: 80, rows: 24 };

  it("opens a terminal: bytes go both ways until the program ends", async () => {
    const terminal = await at.session.openTerminal(cat);
    const screen = screenOf(terminal);
    terminal.write(Buffer.from("grüß 💥\r"));
    await expect.poll(screen, { timeout: 10_000 }).toContain("grüß 💥");
    terminal.resize({ cols: 100, rows: 30 });
    terminal.write(Buffer.from([0x0d, 0x04]));
    expect(await terminal.ended).toEqual({ exitCode: 0 });
  });

  it("holds a paused terminal's output back and drops none of it", async () => {
    const terminal = await at.session.openTerminal(cat);
    const screen = screenOf(terminal);
    terminal.pause();
    terminal.write(Buffer.from("waited\r"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(screen()).toBe("");
    terminal.resume();
    await expect.poll(screen, { timeout: 10_000 }).toContain("waited");
    terminal.close();
    terminal.close();
    expect(await terminal.ended).toEqual({ exitCode: null });
  });

  it("ends terminals with their connection, and opens none on a closed one", async () => {
    const other = await at.bench.shell.connect(at.bench.target);
    const terminal = await other.openTerminal(cat);
    other.close();
    expect(await terminal.ended).toEqual({ exitCode: null });
    await expect(other.openTerminal(cat)).rejects.toMatchObject({ code: "UNREACHABLE" });
    await expect(at.session.openTerminal({ ...cat, argv: ["a\0b"] })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
}

function connectionCases(at: Place): void {
  it("refuses another host key before authentication", async () => {
    await expect(at.bench.shell.connect({ ...at.bench.target, hostKey: OTHER_KEY })).rejects.toMatchObject({ code: "HOST_KEY_MISMATCH" });
  });

  it("says UNREACHABLE where nothing answers", async () => {
    await expect(at.bench.shell.connect(at.bench.deadTarget)).rejects.toMatchObject({ code: "UNREACHABLE" });
  });

  it("cancels a connect", async () => {
    await expect(at.bench.shell.connect(at.bench.target, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "CANCELLED" });
  });

  it("once closed, answers UNREACHABLE and has told so, running commands included", async () => {
    const other = await at.bench.shell.connect(at.bench.target);
    const running = other.exec(["sleep", "60"]);
    running.catch(() => {});
    expect(other.open).toBe(true);
    setTimeout(() => other.close(), 50);
    await other.closed;
    await expect(running).rejects.toMatchObject({ code: "UNREACHABLE" });
    expect(other.open).toBe(false);
    await expect(other.exec(["cat"])).rejects.toMatchObject({ code: "UNREACHABLE" });
  });
}
