import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ByteStream, ContainerEngine } from "@slipway/core/ports";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importBusyboxImage } from "./busybox-image.ts";
import { containerEngineContract } from "./container-engine-contract.ts";
import { dockerEngines } from "./docker-engines.ts";
import { engineHttp } from "./engine-http.ts";
import { ENGINE_SOCKET } from "./engines-by-session.ts";

const runId = `slipway-test-${process.pid}`;
const image = `slipway-test/busybox:${process.pid}`;

function openSocket(path: string): () => Promise<ByteStream> {
  return () =>
    new Promise((resolve, reject) => {
      const socket = net.connect(path, () => resolve(socket)).once("error", reject);
    });
}

const engine = dockerEngines().over(openSocket(ENGINE_SOCKET));

beforeAll(() => importBusyboxImage(engine, image));
afterAll(async () => {
  await engineHttp(openSocket(ENGINE_SOCKET)).call({ method: "DELETE", path: `/images/${image}`, query: { force: true } });
});

containerEngineContract("docker", async () => ({
  engine,
  image,
  missingImage: "slipway-test/missing:1",
  runId,
  say: async (container, text) => void (await engine.exec(container, ["sh", "-c", 'echo "$0" > /proc/1/fd/1', text])),
  close: async () => {},
}));

describe("docker", () => {
  const labels = { run: `${runId}-more` };
  const request = (name: string, command: string[]) => ({ name: `${runId}-${name}`, image, command, labels });
  afterAll(async () => {
    for (const { name } of await engine.list(labels)) await engine.removeContainer(name);
  });

  it("writes files before the first start, and into running containers", async () => {
    const files = { "/etc/made here/app.conf": "first\n" };
    const made = await engine.runContainer({ ...request("files", ["sh", "-c", "cat '/etc/made here/app.conf'; sleep 600"]), files });
    expect((await lines(engine, made.name, 1))[0]).toMatchObject({ stream: "stdout", text: "first" });
    await engine.putFiles(made.name, { "/etc/made here/app.conf": "second\n" });
    expect(await engine.exec(made.name, ["cat", "/etc/made here/app.conf"])).toEqual({ exitCode: 0, stdout: "second\n", stderr: "" });
  });

  it("carries environment, host name, limits, and drops raw sockets", async () => {
    const env = { GREETING: "it's $HOME\nand more" };
    const made = await engine.runContainer({ ...request("env", ["sleep", "600"]), env, hostname: "web-1", memoryMib: 32, cpu: 0.5 });
    const shown = await engine.exec(made.name, ["sh", "-c", 'echo "$GREETING"; cat /etc/hostname; cat /proc/self/status']);
    expect(shown.stdout).toMatch(/^it's \$HOME\nand more\nweb-1\n/);
    const capabilities = BigInt(`0x${/CapEff:\s+([0-9a-f]+)/.exec(shown.stdout)?.[1]}`);
    expect(capabilities & (1n << 13n)).toBe(0n);
  });

  it("gives exec its stdin, and separates its outputs", async () => {
    const made = await engine.runContainer(request("stdin", ["sleep", "600"]));
    const result = await engine.exec(made.name, ["sh", "-c", "cat; echo oops >&2; exit 4"], { stdin: "fed" });
    expect(result).toEqual({ exitCode: 4, stdout: "fed", stderr: "oops\n" });
    await expect(engine.exec(made.name, ["sleep", "30"], { timeoutMs: 200 })).rejects.toMatchObject({ code: "STEP_FAILED" });
  });

  it("follows logs to the container's end, with time and stream, and from a moment on", async () => {
    const made = await engine.runContainer(request("logs", ["sh", "-c", "echo one; echo two >&2; sleep 1; echo three; exit 0"]));
    const all = await lines(engine, made.name, Number.POSITIVE_INFINITY);
    expect(all.map(({ stream, text }) => `${stream} ${text}`).sort()).toEqual(["stderr two", "stdout one", "stdout three"]);
    const since = Date.parse(all[0]?.time ?? "") + 500;
    const later: string[] = [];
    await engine.followLogs(made.name, since, ({ text }) => later.push(text), AbortSignal.timeout(5000));
    expect(later).toEqual(["three"]);
  });

  it("reports health from the check", async () => {
    const healthCheck = { argv: ["true"], intervalMs: 200, timeoutMs: 1000, retries: 1, graceMs: 0 };
    const made = await engine.runContainer({ ...request("health", ["sleep", "600"]), healthCheck });
    expect(made.health).toBe("starting");
    await expect.poll(async () => (await engine.inspect(made.name))?.health, { timeout: 5000 }).toBe("healthy");
  });

  it("publishes TCP and UDP ports", async () => {
    const probe = net.createServer().listen(0);
    const { port } = probe.address() as net.AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    await engine.runContainer({ ...request("ports", ["sh", "-c", `echo ok > /ok; httpd -f -p ${port} -h /`]), publicPorts: [port] });
    await expect
      .poll(
        () =>
          fetch(`http://127.0.0.1:${port}/ok`).then(
            (answer) => answer.text(),
            () => "",
          ),
        { timeout: 5000 },
      )
      .toBe("ok\n");
  });

  it("gives SIGTERM its time, then ends the container", async () => {
    const made = await engine.runContainer(
      request("grace", ["sh", "-c", "trap 'echo bye; exit 0' TERM; while :; do sleep 1 & wait $!; done"]),
    );
    const said = lines(engine, made.name, Number.POSITIVE_INFINITY);
    await sleep(300);
    await engine.removeContainer(made.name, { graceMs: 5000 });
    expect((await said).map(({ text }) => text)).toContain("bye");
  });
});

describe("a line that is cut", () => {
  it("answers UNREACHABLE in the middle of an answer, and when nothing listens", async () => {
    const half = net.createServer((socket) => {
      socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n[{", () => socket.destroy()));
    });
    const path = `/tmp/${runId}.sock`;
    await new Promise<void>((resolve) => half.listen(path, resolve));
    const cut = dockerEngines().over(openSocket(path));
    await expect(cut.list({})).rejects.toMatchObject({ code: "UNREACHABLE" });
    await cut.watchEvents({}, () => {}, AbortSignal.timeout(5000));
    await new Promise((resolve) => half.close(resolve));
    await expect(cut.ping()).rejects.toMatchObject({ code: "UNREACHABLE" });
  });
});

describe("kept streams", () => {
  it("are used again, and one that died in the meantime costs nothing but a new one", async () => {
    let opened = 0;
    let last: net.Socket | undefined;
    const counting = dockerEngines().over(async () => {
      opened += 1;
      last = (await openSocket(ENGINE_SOCKET)()) as net.Socket;
      return last;
    });
    await counting.ping();
    await counting.ping();
    expect(opened).toBe(1);
    // As a channel does whose far end closed while nobody was reading.
    const stale = last as net.Socket;
    stale.write = () => {
      setImmediate(() => stale.destroy());
      return true;
    };
    await counting.ping();
    expect(opened).toBe(2);
  });
});

type Line = { stream: string; time: string; text: string };

/** The first `count` lines, or all until the container ends. */
async function lines(from: ContainerEngine, name: string, count: number): Promise<Line[]> {
  const found: Line[] = [];
  const controller = new AbortController();
  await from.followLogs(name, 0, (line) => void (found.push(line) >= count && controller.abort()), controller.signal);
  return found;
}
