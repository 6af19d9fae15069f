import type { LogLine } from "@slipway/core/ports";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { PUBLIC_URL, startTestServices, type TestServices } from "../testing/test-services.ts";
import { API_BASE } from "./api-base.ts";
import { handleRest } from "./rest-handler.ts";

let test: TestServices;
let world: TeamWorld;

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "logs");
  await append([
    { text: "GET /checkout 500", stream: "stderr", time: at(1) },
    { text: "get /cart 200", time: at(2) },
    { text: "boot: kernel", stream: "boot", taskId: null, time: at(3) },
  ]);
});
afterAll(() => test?.close());

const at = (minute: number): string => new Date(Date.UTC(2030, 0, 1, 0, minute)).toISOString();

async function append(lines: (Pick<LogLine, "text" | "time"> & Partial<LogLine>)[]): Promise<void> {
  const { cluster, machine, task } = world.ids;
  const plain = { clusterId: cluster, machineId: machine, taskId: task, stream: "stdout" };
  await test.services.ports.logs.append(
    world.teamId,
    lines.map((line) => ({ ...plain, ...line })),
  );
}

async function texts(query: Record<string, string>) {
  const { status, body } = await world.admin.call({ method: "GET", path: `/clusters/logs-main/logs?${new URLSearchParams(query)}` });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return (body.items as { text: string }[]).map(({ text }) => text);
}

it.each([
  ["all of it", {}, ["hello", "GET /checkout 500", "get /cart 200", "boot: kernel"]],
  ["newest first", { order: "newest", limit: "2" }, ["boot: kernel", "get /cart 200"]],
  ["a service", { service: "web" }, ["hello", "GET /checkout 500", "get /cart 200"]],
  ["a task by its name, and a stream", { task: "web-1", stream: "stderr" }, ["GET /checkout 500"]],
  ["text in any case", { text: "GeT /" }, ["GET /checkout 500", "get /cart 200"]],
  ["a time", { since: at(2), until: at(3) }, ["get /cart 200"]],
  ["nothing", { text: "nobody said this" }, []],
])("a cluster's log gives %s", async (_, query, expected) => {
  expect(await texts(query as Record<string, string>)).toEqual(expected);
});

it("pages from either end, and says where to follow from", async () => {
  const page = async (query: string) => (await world.admin.call({ method: "GET", path: `/clusters/logs-main/logs?limit=2&${query}` })).body;
  const first = await page("order=newest");
  const second = await page(`order=newest&cursor=${first.nextCursor}`);
  expect((second.items as { text: string }[]).map(({ text }) => text)).toEqual(["GET /checkout 500", "hello"]);
  expect(first.latest).toBe((first.items as { cursor: string }[])[0]?.cursor);
  expect((await page(`after=${first.latest}`)).items).toEqual([]);
});

it.each([
  ["stream", "tty"],
  ["since", "yesterday"],
  ["text", ""],
  ["after", "x"],
  ["order", "random"],
])("refuses a faulty %s", async (field, value) => {
  const { status, body } = await world.admin.call({ method: "GET", path: `/clusters/logs-main/logs?${field}=${value}` });
  expect([status, (body.faults as { path: string }[])[0]?.path]).toEqual([400, `/${field}`]);
});

it("follows what matches, past what does not", async () => {
  const { body } = await world.admin.call({ method: "GET", path: "/clusters/logs-main/logs?limit=1&order=newest" });
  const headers = { authorization: `Bearer ${world.admin.key}`, "last-event-id": String(body.latest) };
  const url = `${PUBLIC_URL}${API_BASE}/clusters/logs-main/logs/stream?text=needle`;
  const response = await handleRest(new Request(url, { headers }), test.services);
  const reader = response.body?.getReader();
  if (!reader) throw new Error("no stream");
  await append([
    { text: "hay", time: at(4) },
    { text: "a NEEDLE", time: at(5) },
    { text: "more hay", time: at(6) },
  ]);
  let text = "";
  while (!text.includes("NEEDLE")) text += new TextDecoder().decode((await reader.read()).value);
  await append([{ text: "needle 2", time: at(7) }]);
  while (!text.includes("needle 2")) text += new TextDecoder().decode((await reader.read()).value);
  expect(text).not.toContain("hay");
  await reader.cancel();
});
