import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

type Answer = { status?: number; body?: unknown; events?: string };
type Route = (request: IncomingMessage & { json: unknown }) => Answer;

let server: Server;
let routes: Record<string, Route>;
let asked: string[];
const folder = mkdtempSync(join(tmpdir(), "slipway-cli-"));

/** The API's side of the contract, so that the program itself is what is tested: arguments, streams, exit codes. */
beforeEach(async () => {
  asked = [];
  routes = {};
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const { pathname } = new URL(request.url ?? "", "http://api");
      asked.push(`${request.method} ${pathname}`);
      const route = routes[`${request.method} ${pathname.replace("/api/v1", "")}`];
      const answer = route?.(Object.assign(request, { json: text ? JSON.parse(text) : undefined })) ?? {
        status: 404,
        body: { code: "NOT_FOUND", detail: "No such thing." },
      };
      response.writeHead(answer.status ?? 200, { "content-type": answer.events ? "text/event-stream" : "application/json" });
      response.end(answer.events ?? JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(() => server.close());

function slipway(...typed: (string | { stdin: string })[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, SLIPWAY_URL: `http://127.0.0.1:${port}`, SLIPWAY_KEY: "k", SLIPWAY_HOME: folder };
  const args = typed.filter((word) => typeof word === "string");
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(typed.map((word) => (typeof word === "string" ? "" : word.stdin)).join(""));
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, stdout, stderr })));
}

const blueprintFile = (): string => {
  const file = join(folder, "shop.js");
  writeFileSync(file, "");
  return file;
};
const operation = (state: string) => ({
  id: "op",
  kind: "start",
  state,
  failure: null,
  reason: null,
  steps: [{ id: "s", key: "machine.create worker-1", state: "succeeded", failure: null, message: null }],
});

test("ps prints one JSON document on one line, and nothing else on stdout", async () => {
  routes["GET /clusters/demo"] = () => ({ body: { id: "c", name: "demo", state: "running", urls: [] } });
  routes["GET /clusters/demo/machines"] = () => ({ body: { items: [{ id: "m", name: "master-1", role: "master" }], nextCursor: null } });
  routes["GET /clusters/demo/tasks"] = () => ({ body: { items: [{ id: "t", service: "web", machine: "m" }], nextCursor: null } });
  const { code, stdout } = await slipway("ps", "demo", "-o", "json");
  expect(code).toBe(0);
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  expect(JSON.parse(stdout)).toMatchObject({
    cluster: "demo",
    machines: [{ id: "m", role: "master" }],
    tasks: [{ service: "web", machine: "m" }],
  });
});

test("every page of a list is read", async () => {
  routes["GET /clusters"] = (request) =>
    request.url?.includes("cursor=two")
      ? { body: { items: [{ name: "b" }], nextCursor: null } }
      : { body: { items: [{ name: "a" }], nextCursor: "two" } };
  expect(JSON.parse((await slipway("clusters", "-o", "json")).stdout).clusters).toEqual([{ name: "a" }, { name: "b" }]);
});

test.each([
  [true, 2],
  [false, 0],
])("plan with changes %s exits %i", async (hasChanges, code) => {
  routes["GET /blueprints/shop"] = () => ({ body: { id: "b" } });
  routes["POST /blueprints/b/versions"] = () => ({ status: 201, body: { id: "v" } });
  routes["GET /clusters/c1"] = () => ({ body: { id: "c" } });
  routes["POST /clusters/c/plans"] = () => ({
    status: 201,
    body: { id: "p", hasChanges, changes: [], placements: [], unplaced: [], steps: [], price: { beforeUsdPerHour: 0, afterUsdPerHour: 0 } },
  });
  expect((await slipway("plan", "c1", blueprintFile())).code).toBe(code);
});

test.each([
  ["succeeded", 0],
  ["failed", 1],
  ["cancelled", 1],
])("stop waits for the operation: %s exits %i", async (state, code) => {
  routes["POST /clusters/demo/stop"] = () => ({ status: 202, body: { operation: { id: "op" }, message: "accepted" } });
  routes["GET /operations/op"] = () => ({
    body: operation(asked.filter((line) => line.includes("operations/op")).length > 1 ? state : "running"),
  });
  const result = await slipway("stop", "demo", "-o", "json");
  expect(result.code).toBe(code);
  expect(result.stderr).toContain("machine.create worker-1: succeeded");
});

test("an operation that does not end in time exits 124", async () => {
  routes["POST /clusters/demo/stop"] = () => ({ status: 202, body: { operation: { id: "op" }, message: "accepted" } });
  routes["GET /operations/op"] = () => ({ body: operation("running") });
  expect((await slipway("stop", "demo", "--timeout", "1")).code).toBe(124);
});

test("nothing to change is said and is success", async () => {
  routes["POST /clusters/demo/apply"] = () => ({ body: { operation: null, message: "no change" } });
  expect(await slipway("apply", "demo")).toMatchObject({ code: 0, stdout: "no change\n" });
});

test("exec gives the remote command's streams and exit code; what follows -- is not ours", async () => {
  let sent: unknown;
  routes["GET /clusters/demo/tasks"] = () => ({ body: { items: [{ id: "t", name: "web-1" }], nextCursor: null } });
  routes["POST /clusters/demo/tasks/t/exec"] = (request) => {
    sent = request.json;
    return { body: { exitCode: 7, stdout: "out", stderr: "err", truncated: false } };
  };
  expect(await slipway("exec", "demo", "web-1", "--", "ls", "-o", "json")).toEqual({ code: 7, stdout: "out", stderr: "err" });
  expect(sent).toEqual({ argv: ["ls", "-o", "json"] });
});

test("ssh without a terminal runs each line it is given, and exits with the last one's code", async () => {
  const ran: unknown[] = [];
  routes["GET /clusters/demo/machines"] = () => ({ body: { items: [{ id: "m", name: "worker-1" }], nextCursor: null } });
  routes["POST /clusters/demo/machines/m/exec"] = (request) => {
    ran.push((request.json as { argv: string[] }).argv.at(-1));
    return { body: { exitCode: ran.length, stdout: `${ran.length}\n`, stderr: "", truncated: false } };
  };
  expect(await slipway({ stdin: "first\nsecond\n" }, "ssh", "demo", "worker-1")).toMatchObject({ code: 2, stdout: "1\n2\n" });
  expect(ran).toEqual(["first", "second"]);
});

test("a terminal is asked for only where there is one to hand over", async () => {
  routes["GET /clusters/demo/tasks"] = () => ({ body: { items: [{ id: "t", name: "web-1" }], nextCursor: null } });
  const { code, stderr } = await slipway("exec", "-it", "demo", "web-1");
  expect([code, stderr]).toEqual([1, expect.stringContaining("no terminal here")]);
  expect((await slipway("exec", "demo", "web-1")).stderr).toContain("No command is named");
  expect(asked.filter((line) => line.startsWith("POST"))).toEqual([]);
});

test("every fault is printed with its place and remedy", async () => {
  const faults = [
    { path: "shop.js:3:1", message: "Unknown name fetch", remedy: "Blueprints have no network." },
    { path: "shop.js:9:5", message: "No master" },
  ];
  routes["POST /blueprints/validate"] = () => ({
    status: 422,
    body: { code: "UNPROCESSABLE", detail: "The blueprint has faults.", faults },
  });
  const { code, stdout, stderr } = await slipway("validate", blueprintFile(), "-o", "json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout).error.faults).toEqual(faults);
  expect(stderr).toContain("shop.js:3:1: Unknown name fetch → Blueprints have no network.");
  expect(stderr).toContain("shop.js:9:5: No master");
});

test("events -f resumes after the last one seen when the line is cut", async () => {
  const from: (string | null)[] = [];
  routes["GET /clusters/demo/events/stream"] = (request) => {
    from.push(new URL(request.url ?? "", "http://api").searchParams.get("after"));
    const sequence = from.length;
    return { events: `id: ${sequence}\ndata: ${JSON.stringify({ sequence, time: "t", type: "step.started", data: {} })}\n\n` };
  };
  const { stdout } = await slipway("events", "demo", "-f", "--timeout", "2", "-o", "json");
  expect(from.slice(0, 3)).toEqual(["0", "1", "2"]);
  expect(
    JSON.parse(stdout)
      .events.slice(0, 2)
      .map((event: { sequence: number }) => event.sequence),
  ).toEqual([1, 2]);
});

test("a 503 is asked again, under the same idempotency key", async () => {
  const keys: unknown[] = [];
  routes["POST /clusters/demo/stop"] = (request) => {
    keys.push(request.headers["idempotency-key"]);
    return keys.length < 3
      ? { status: 503, body: { code: "UNAVAILABLE", detail: "Later." } }
      : { body: { operation: null, message: "The cluster is stopped." } };
  };
  expect((await slipway("stop", "demo")).code).toBe(0);
  expect(new Set(keys).size).toBe(1);
});

test.each([
  ["exec", "demo", "web-1", "sh", "-c", "echo hi"],
  ["exec", "-o", "text", "demo", "web-1", "sh", "-c", "echo hi"],
])("a command's own options need no --: %s %s", async (...typed) => {
  let sent: unknown;
  routes["GET /clusters/demo/tasks"] = () => ({ body: { items: [{ id: "t", name: "web-1" }], nextCursor: null } });
  routes["POST /clusters/demo/tasks/t/exec"] = (request) => {
    sent = request.json;
    return { body: { exitCode: 0, stdout: "hi", stderr: "", truncated: false } };
  };
  expect(await slipway(...typed)).toMatchObject({ code: 0, stdout: "hi" });
  expect(sent).toEqual({ argv: ["sh", "-c", "echo hi"] });
});

test.each([
  ["an unknown option", ["ps", "demo", "--fast", "-o", "json"], "unknown option '--fast'"],
  ["a missing argument", ["ps", "--output=json"], "missing required argument 'cluster'"],
  ["an unknown verb", ["strat", "demo", "-o", "json"], "unknown command 'strat'"],
  ["no verb", ["-o", "json"], "unknown option '-o'"],
])("%s is one error document, and words on stderr", async (_, typed, message) => {
  const { code, stdout, stderr } = await slipway(...typed);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: "INVALID_INPUT", message: expect.stringContaining(message) } });
  expect(stderr).toContain(message);
});

test("says its version on stdout", async () => {
  expect(await slipway("--version")).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
