import net from "node:net";
import type { ByteStream, Terminal } from "@slipway/core/ports";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importBusyboxImage } from "./busybox-image.ts";
import { dockerEngines } from "./docker-engines.ts";
import { engineHttp } from "./engine-http.ts";
import { ENGINE_SOCKET } from "./engines-by-session.ts";

const image = `slipway-test/terminal:${process.pid}`;
const name = `slipway-test-terminal-${process.pid}`;

const openSocket = (): Promise<ByteStream> =>
  new Promise((resolve, reject) => {
    const socket = net.connect(ENGINE_SOCKET, () => resolve(socket)).once("error", reject);
  });
const engine = dockerEngines().over(openSocket);
const patiently = { timeout: 20_000 };

beforeAll(async () => {
  await importBusyboxImage(engine, image);
  await engine.runContainer({ name, image, command: ["sleep", "600"], labels: { run: name } });
});
afterAll(async () => {
  await engine.removeContainer(name);
  await engineHttp(openSocket).call({ method: "DELETE", path: `/images/${image}`, query: { force: true } });
});

function screenOf(terminal: Terminal): () => string {
  const chunks: Uint8Array[] = [];
  terminal.onData((bytes) => chunks.push(bytes));
  return () => Buffer.concat(chunks).toString("utf8");
}

describe("a terminal in a container", () => {
  it("runs a program on a tty of the asked size, hears of a new one, and tells the exit code", async () => {
    const argv = ["sh", "-c", 'while read word; do [ "$word" = end ] && exit 7; echo "said $word"; busybox stty size; echo $TERM; done'];
    const terminal = await engine.openTerminal(name, { argv, cols: 91, rows: 33 });
    const screen = screenOf(terminal);
    await expect
      .poll(() => {
        terminal.write(Buffer.from("grüß\r"));
        return screen();
      }, patiently)
      .toContain("33 91");
    expect(screen()).toContain("said grüß");
    expect(screen()).toContain("xterm-256color");
    terminal.resize({ cols: 120, rows: 40 });
    await expect
      .poll(() => {
        terminal.write(Buffer.from("more\r"));
        return screen();
      }, patiently)
      .toContain("40 120");
    expect(await terminal.processId()).toBeGreaterThan(0);
    terminal.write(Buffer.from("end\r"));
    expect(await terminal.ended).toEqual({ exitCode: 7 });
    expect(await terminal.processId()).toBe(0);
  });

  it("gives the image's shell without a program, and its own words for one that is not there", async () => {
    const shell = await engine.openTerminal(name, { argv: [], cols: 80, rows: 24 });
    const screen = screenOf(shell);
    shell.write(Buffer.from("echo $((6 * 7)); exit 5\r"));
    expect(await shell.ended).toEqual({ exitCode: 5 });
    expect(screen()).toContain("42");
    const missing = await engine.openTerminal(name, { argv: ["no-such-program"], cols: 80, rows: 24 });
    const said = screenOf(missing);
    expect((await missing.ended).exitCode).toBeGreaterThan(0);
    expect(said()).toMatch(/no-such-program/);
    await expect(engine.openTerminal(`${name}-gone`, { argv: [], cols: 80, rows: 24 })).rejects.toMatchObject({ code: "STEP_FAILED" });
  });

  it("ends with its container, and leaves the program to whoever knows its process when it is closed", async () => {
    const closed = await engine.openTerminal(name, { argv: ["sleep", "500"], cols: 80, rows: 24 });
    await expect.poll(() => closed.processId(), patiently).toBeGreaterThan(0);
    closed.close();
    expect(await closed.ended).toEqual({ exitCode: null });
    expect(await closed.processId()).toBeGreaterThan(0);
    const cut = await engine.openTerminal(name, { argv: ["sleep", "500"], cols: 80, rows: 24 });
    screenOf(cut);
    await engine.signalContainer(name, "SIGKILL");
    expect((await cut.ended).exitCode).not.toBe(0);
  });
});
