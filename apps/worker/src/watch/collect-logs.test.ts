import { fakeEngines } from "@slipway/adapters/container-engine";
import type { LogLine, LogQuery, LogStore } from "@slipway/core/ports";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ReachedMachine } from "../machine-access.ts";
import type { MachineSight } from "../observe/sight.ts";
import { collectLogs, type LogCollector } from "./collect-logs.ts";

const CONTAINER = "app";
const cluster = { teamId: "team-1", clusterId: "cluster-1" };

/** As the real one: milliseconds are kept, the newest may be asked for first. */
function memoryLogs() {
  const lines: (LogLine & { cursor: string })[] = [];
  const read: LogQuery[] = [];
  let failing = 0;
  const store: LogStore = {
    async append(_teamId, added) {
      if (failing > 0) {
        failing -= 1;
        throw new Error("The store is away.");
      }
      for (const line of added) lines.push({ ...line, time: new Date(line.time).toISOString(), cursor: String(lines.length + 1) });
    },
    async read(_teamId, query) {
      read.push(query);
      const all = query.order === "newest" ? lines.toReversed() : lines;
      const below = Number(query.before ?? Number.POSITIVE_INFINITY);
      const found = all.filter((line) => line.taskId === query.taskId && Number(line.cursor) < below);
      return { lines: found.slice(0, query.limit), latest: lines.at(-1)?.cursor ?? null };
    },
  };
  const failNext = (times: number): void => {
    failing = times;
  };
  return { store, read, texts: () => lines.map(({ text }) => text), failNext };
}

let nowMs: number;
let engines: ReturnType<typeof fakeEngines>;
let logs: ReturnType<typeof memoryLogs>;
let collector: LogCollector;
/** From when each stream was asked for. */
let asked: number[];

beforeEach(async () => {
  [nowMs, asked] = [1_000_000, []];
  engines = fakeEngines({ now: () => nowMs });
  const engine = engines.engineOf("m1");
  await engine.pullImage("busybox");
  await engine.runContainer({ name: CONTAINER, image: "busybox", labels: {} });
  logs = memoryLogs();
  collector = newCollector();
});
afterEach(() => collector.stop());

const newCollector = (): LogCollector => collectLogs({ logs: logs.store, log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }, cluster);

/** A connection to the machine, and how to cut it. */
function connect(): { sights: MachineSight[]; cut(): void } {
  const line = new AbortController();
  const tasks: Partial<ReachedMachine["tasks"]> = {
    followLogs(_taskId, since, { onLine, signal }) {
      asked.push(since);
      return engines.engineOf("m1").followLogs(CONTAINER, since, onLine, AbortSignal.any([signal, line.signal]));
    },
  };
  const sight = { machine: { id: "m1" }, reached: { tasks }, tasks: [{ taskId: "task-1", state: "running" }] };
  return { sights: [sight as unknown as MachineSight], cut: () => line.abort() };
}

const say = (...texts: string[]): void => {
  for (const text of texts) engines.log("m1", CONTAINER, { stream: "stdout", text });
};
const stored = (...texts: string[]) => expect.poll(logs.texts, { timeout: 5_000 }).toEqual(texts);

it("goes on after a cut in the very millisecond of the last stored line: none twice, none left out", async () => {
  say("one", "two");
  const first = connect();
  collector.follow(first.sights);
  await stored("one", "two");
  first.cut();
  say("two", "three");
  nowMs += 60_000;
  say("four");
  collector.follow(connect().sights);
  await stored("one", "two", "two", "three", "four");
});

it("counts in what is not stored yet, and what the old connection brings after the new one", async () => {
  say("one");
  const first = connect();
  collector.follow(first.sights);
  await expect.poll(() => asked).toHaveLength(1);
  say("two");
  await new Promise((resolve) => setTimeout(resolve, 30));
  const second = connect();
  collector.follow(second.sights);
  say("three");
  await stored("one", "two", "three");
  first.cut();
  await new Promise((resolve) => setTimeout(resolve, 30));
  collector.follow(second.sights);
  say("four");
  await stored("one", "two", "three", "four");
  expect(asked).toHaveLength(2);
});

it("finds a line that was written behind a later one", async () => {
  say("late");
  const first = connect();
  collector.follow(first.sights);
  await stored("late");
  first.cut();
  nowMs -= 3;
  engines.log("m1", CONTAINER, { stream: "stderr", text: "early" });
  collector.follow(connect().sights);
  await stored("late", "early");
});

it("another process reads one page of the store and the engine's last second, however long the log", async () => {
  const old = Array.from({ length: 2_500 }, (_, at) => `line ${at}`);
  for (const text of old) {
    nowMs += 10;
    say(text);
  }
  const first = connect();
  collector.follow(first.sights);
  await expect.poll(logs.texts, { timeout: 5_000 }).toHaveLength(2_500);
  await collector.stop();
  logs.read.length = 0;
  const lastMs = nowMs;
  nowMs += 10;
  say("new");
  collector = newCollector();
  collector.follow(connect().sights);
  await stored(...old, "new");
  expect(asked).toEqual([0, lastMs - 1_000]);
  expect(logs.read).toHaveLength(1);
});

it("what could not be stored is read again, in its order", async () => {
  const connection = connect();
  say("one");
  logs.failNext(2);
  collector.follow(connection.sights);
  const looks = setInterval(() => collector.follow(connection.sights), 50);
  try {
    await new Promise((resolve) => setTimeout(resolve, 400));
    say("two");
    await stored("one", "two");
  } finally {
    clearInterval(looks);
  }
});
