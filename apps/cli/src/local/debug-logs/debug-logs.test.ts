import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { debugLogs } from "./debug-logs.ts";
import { readEntries } from "./log-entry.ts";

const marker = "q7ZkErM4Tn2Wx9vB";
const ownSecret = "bWFzdGVyLWtleS1vZi10aGUtaW5zdGFsbA==";
const operation = "0190e3f4-1111-7222-8333-444455556666";

let home: string;
let before: string | undefined;
const at = (secondsAgo: number): string => new Date(Date.now() - secondsAgo * 1_000).toISOString();
const write = (name: string, lines: string[]): void => writeFileSync(join(home, "logs", name), `${lines.join("\n")}\n`);

beforeEach(() => {
  before = process.env.SLIPWAY_HOME;
  home = mkdtempSync(join(tmpdir(), "slipway-debug-"));
  process.env.SLIPWAY_HOME = home;
  mkdirSync(join(home, "logs"));
  writeFileSync(join(home, "secrets.json"), JSON.stringify({ masterKey: ownSecret, teams: { demo: { password: `${ownSecret}-2` } } }));
  const postgresTime = at(40).replace("T", " ").replace("Z", " UTC");
  write("web.log", [
    "▲ Next.js",
    JSON.stringify({ time: at(50), level: "info", service: "web", pid: 1, event: "request", requestId: "request-1", traceId: "t1" }),
    JSON.stringify({ time: at(10), level: "warn", event: `login by slw_live_${marker} failed`, cookie: marker, requestId: "request-2" }),
  ]);
  write("worker.log", [
    JSON.stringify({ time: at(45), level: "info", event: "operation ended", operationId: operation, requestId: "request-1" }),
    `  stack of the line above, with ${ownSecret}`,
  ]);
  write("postgres.log", [`${postgresTime} [7] ERROR:  syntax error at "x"`, "STATEMENT:  SELECT 1"]);
  write("supervisor.log", [`${at(30)} web started as 12`, `${at(100_000)} long ago`]);
  write("temporal.log.1", [JSON.stringify({ time: at(55), level: "WARN", msg: "older file", component: "x" })]);
  write("temporal.log", [JSON.stringify({ time: at(20), level: "ERROR", msg: "newer file" })]);
});

afterEach(() => {
  process.env.SLIPWAY_HOME = before;
  rmSync(home, { recursive: true, force: true });
});

interface Line {
  time: string;
  source: string;
  level?: string;
  text: string;
}

const linesOf = async (options: Parameters<typeof debugLogs>[0]): Promise<Line[]> =>
  ((await debugLogs(options)).document as { lines: Line[] }).lines;

describe("debug-logs", () => {
  it("is one stream of all processes in the order of time, lines without a time after the one before", async () => {
    const lines = await linesOf({ since: "2m" });
    expect(lines.map(({ source, text }) => `${source} ${text.slice(0, 12).trim()}`)).toEqual([
      "temporal older file",
      "web request",
      "worker operation en",
      "worker stack of t",
      "postgres syntax error",
      "postgres STATEMENT:",
      "supervisor web started",
      "temporal newer file",
      "web login by slw",
    ]);
    expect(lines.map(({ time }) => time)).toEqual(lines.map(({ time }) => time).toSorted());
    expect(lines.find(({ source }) => source === "postgres")?.level).toBe("error");
    expect((await linesOf({ since: "35s" })).map(({ source }) => source)).toEqual(["supervisor", "temporal", "web"]);
  });

  it("tells of one operation: its lines, and those of its request or trace", async () => {
    const lines = await linesOf({ since: "1h", operation });
    expect(lines.map(({ source, text }) => [source, text])).toEqual([
      ["web", "request"],
      ["worker", "operation ended"],
    ]);
  });

  it("shows no secret, to people or as JSON", async () => {
    const { document, text } = await debugLogs({ since: "1d" });
    for (const shown of [JSON.stringify(document), text]) {
      expect(shown).not.toContain(marker);
      expect(shown).not.toContain(ownSecret);
      expect(shown).toContain("[secret]");
    }
  });

  it("writes a bundle with logs, doctor, versions and state, readable by its owner only and without secrets", async () => {
    const path = join(home, "report.tar.gz");
    const { document } = await debugLogs({ since: "1h", bundle: path });
    expect(document).toMatchObject({ bundle: path, lines: 9 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const list = spawnSync("tar", ["-tzf", path], { encoding: "utf8" }).stdout.trim().split("\n").sort();
    expect(list).toEqual(["doctor.json", "logs.jsonl", "logs.txt", "state.json", "versions.json"].map((name) => `slipway-debug/${name}`));
    const everything = spawnSync("tar", ["-xzOf", path], { encoding: "utf8" }).stdout;
    expect(everything).toContain("operation ended");
    expect(everything).toContain(process.version);
    expect(everything).not.toContain(marker);
    expect(everything).not.toContain(ownSecret);
    expect(readFileSync(path).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  }, 60_000);

  it("names a duration that is none", async () => {
    await expect(debugLogs({ since: "ten minutes" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

it("half a line of JSON is a line all the same", () => {
  const entries = readEntries("web", `${JSON.stringify({ time: at(5), event: "whole" })}\n{"time":"2026-`);
  expect(entries.map(({ text }) => text)).toEqual(["whole", '{"time":"2026-']);
});
