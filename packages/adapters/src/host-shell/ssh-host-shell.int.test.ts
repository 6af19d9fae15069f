import { stat } from "node:fs/promises";
import net from "node:net";
import type { Duplex } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { HostSession, Terminal } from "@slipway/core/ports";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostSessions } from "./host-sessions.ts";
import { hostShellContract } from "./host-shell-contract.ts";
import { generateHostKey, generateLoginKey } from "./key-pairs.ts";
import { freePort, type LocalSshd, startLocalSshd } from "./local-sshd.ts";
import { sshHostShell } from "./ssh-host-shell.ts";

async function echoServer(path: string): Promise<net.Server> {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket)).listen(path);
  await new Promise((resolve) => server.once("listening", resolve));
  return server;
}

hostShellContract("ssh", async () => {
  const sshd = await startLocalSshd();
  const echo = await echoServer(`${sshd.directory}/echo`);
  return {
    shell: sshHostShell(),
    target: sshd.target,
    deadTarget: { ...sshd.target, port: await freePort() },
    echoSocket: `${sshd.directory}/echo`,
    directory: sshd.directory,
    async close() {
      echo.close();
      await sshd.close();
    },
  };
});

describe("ssh", () => {
  let sshd: LocalSshd;
  let session: HostSession;
  beforeAll(async () => {
    sshd = await startLocalSshd();
    session = await sshHostShell().connect(sshd.target);
  });
  afterAll(async () => {
    session.close();
    await sshd.close();
  });

  it("carries bytes both ways through a socket, half-closed by us", async () => {
    const server = await echoServer(`${sshd.directory}/echo`);
    const stream = (await session.openSocket(`${sshd.directory}/echo`)) as unknown as Duplex;
    const sent = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 256));
    stream.end(sent);
    expect((await buffer(stream)).equals(sent)).toBe(true);
    server.close();
  });

  it("writes with the mode asked for, atomically and leaving nothing else", async () => {
    await session.writeFile(`${sshd.directory}/d/secret`, Buffer.from([0, 255, 10]), { mode: 0o604 });
    expect((await stat(`${sshd.directory}/d/secret`)).mode & 0o777).toBe(0o604);
    expect((await session.exec(["ls", `${sshd.directory}/d`])).stdout).toBe("secret\n");
    expect((await session.exec(["od", "-An", "-tu1", `${sshd.directory}/d/secret`])).stdout.trim().split(/\s+/)).toEqual([
      "0",
      "255",
      "10",
    ]);
  });

  it("tells of a command ended by a signal as a shell does", async () => {
    expect((await session.exec(["sh", "-c", "kill -9 $$"])).exitCode).toBe(137);
  });

  it("ends the remote process of a timed-out command", async () => {
    const mark = `7${String(process.pid).padStart(6, "0")}`;
    await expect(session.exec(["sleep", mark], { timeoutMs: 100 })).rejects.toMatchObject({ code: "STEP_FAILED" });
    await expect.poll(async () => (await session.exec(["pgrep", "-fx", `sleep ${mark}`])).exitCode, { timeout: 5000 }).toBe(1);
  });

  it("refuses a login with another key as UNREACHABLE, without a password prompt", async () => {
    const { privateKey } = generateLoginKey();
    await expect(sshHostShell().connect({ ...sshd.target, privateKey })).rejects.toMatchObject({ code: "UNREACHABLE" });
  });

  it("refuses a key that is none, and lets go of the line", async () => {
    const dead = { ...sshd.target, privateKey: "none", port: await freePort() };
    await expect(sshHostShell().connect(dead)).rejects.toMatchObject({ code: "UNREACHABLE" });
    // What happens to the line afterwards is nobody's exception.
    await new Promise((resolve) => setTimeout(resolve, 100));
  });

  it("gives up on a host that accepts and says nothing", async () => {
    const silent = net.createServer(() => {}).listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const { port } = silent.address() as net.AddressInfo;
    await expect(sshHostShell().connect({ ...sshd.target, port }, { timeoutMs: 300 })).rejects.toMatchObject({ code: "UNREACHABLE" });
    silent.close();
  });

  it("notices a line that went silent and ends what waits on it", async () => {
    const proxy = await freezableProxy(sshd.target.port);
    const frozen = await sshHostShell({ keepaliveMs: 100 }).connect({ ...sshd.target, port: proxy.port });
    const running = frozen.exec(["sleep", "60"]);
    proxy.freeze();
    await expect(running).rejects.toMatchObject({ code: "UNREACHABLE" });
    await frozen.closed;
    proxy.close();
  });

  it("makes ed25519 keys, each its own", () => {
    expect(generateHostKey().publicKey).toMatch(/^ssh-ed25519 /);
    expect(generateHostKey().publicKey).not.toBe(generateHostKey().publicKey);
  });
});

describe("a terminal over ssh", () => {
  let sshd: LocalSshd;
  let session: HostSession;
  const size = { cols: 91, rows: 33 };
  beforeAll(async () => {
    sshd = await startLocalSshd();
    session = await sshHostShell().connect(sshd.target);
  });
  afterAll(async () => {
    session.close();
    await sshd.close();
  });

  async function transcript(terminal: Terminal): Promise<string> {
    const chunks: Uint8Array[] = [];
    terminal.onData((bytes) => chunks.push(bytes));
    await terminal.ended;
    return Buffer.concat(chunks).toString("utf8");
  }

  it("gives a program a tty of the asked size, all its output, and its exit code", async () => {
    const terminal = await session.openTerminal({ ...size, argv: ["sh", "-c", "tty; stty size; echo $TERM; seq 1 5000; exit 7"] });
    const text = await transcript(terminal);
    expect(text).toMatch(/^\/dev\/pts\/\d+\r\n33 91\r\nxterm-256color\r\n1\r\n2\r\n/);
    expect(text).toMatch(/5000\r\n$/);
    expect(await terminal.ended).toEqual({ exitCode: 7 });
  });

  it("gives a login shell that hears of a new size", async () => {
    const terminal = await session.openTerminal({ ...size, argv: [] });
    const text = transcript(terminal);
    terminal.resize({ cols: 120, rows: 40 });
    terminal.write(Buffer.from("stty size; exit 3\r"));
    expect(await text).toContain("40 120");
    expect(await terminal.ended).toEqual({ exitCode: 3 });
  });

  it("hangs the program up when it is closed", async () => {
    const mark = `8${String(process.pid).padStart(6, "0")}`;
    const terminal = await session.openTerminal({ ...size, argv: ["sh", "-c", `sleep ${mark}; true`] });
    const running = async () => (await session.exec(["pgrep", "-fx", `sleep ${mark}`])).exitCode === 0;
    await expect.poll(running, { timeout: 10_000 }).toBe(true);
    terminal.close();
    await expect.poll(running, { timeout: 10_000 }).toBe(false);
  });

  it("holds back a flood: a reader that stops costs no more than the channel's window", async () => {
    const terminal = await session.openTerminal({ ...size, argv: ["yes"] });
    let bytes = 0;
    terminal.onData((chunk) => {
      bytes += chunk.length;
      if (bytes > 100_000) terminal.pause();
    });
    await expect.poll(() => bytes, { timeout: 10_000 }).toBeGreaterThan(100_000);
    const [before, memoryBefore] = [bytes, process.memoryUsage().rss];
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(bytes).toBe(before);
    // Unhindered, `yes` writes hundreds of megabytes in this time.
    expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(30_000_000);
    terminal.resume();
    await expect.poll(() => bytes, { timeout: 10_000 }).toBeGreaterThan(before);
    terminal.close();
  });
});

describe("hostSessions", () => {
  it("shares one connection between concurrent callers and replaces a dead one", async () => {
    const sshd = await startLocalSshd();
    const pool = hostSessions({ shell: sshHostShell(), maxIdleMs: 60_000 });
    const [first, second] = await Promise.all([pool.session(sshd.target), pool.session(sshd.target)]);
    expect(first).toBe(second);
    first.close();
    const third = await pool.session(sshd.target);
    expect(third).not.toBe(first);
    expect((await third.exec(["true"])).exitCode).toBe(0);
    pool.close();
    expect(third.open).toBe(false);
    await sshd.close();
  });
});

async function freezableProxy(target: number): Promise<{ port: number; freeze(): void; close(): void }> {
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
    freeze: () => sockets.forEach((socket) => void socket.unpipe().pause()),
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
