import { afterAll, beforeAll, expect, it } from "vitest";
import { callerWithKey } from "../testing/api-caller.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { PUBLIC_URL, startTestServices, type TestServices } from "../testing/test-services.ts";
import { API_BASE } from "./api-base.ts";
import { handleRest } from "./rest-handler.ts";

let test: TestServices;
let world: TeamWorld;

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "live");
});
afterAll(() => test?.close());

async function openStream(path: string, headers: Record<string, string>): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const response = await handleRest(new Request(`${PUBLIC_URL}${API_BASE}${path}`, { headers }), test.services);
  expect(response.status).toBe(200);
  if (!response.body) throw new Error("no stream");
  return response.body.getReader();
}

/** Reads until `enough` of what came is there, or the stream ends. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, enough: (text: string) => boolean): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  while (!enough(text)) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  return text;
}

const idsIn = (text: string): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));

it("gives every event once, in order, resumes after the last one had, and hears new ones at once", async () => {
  const headers = { authorization: `Bearer ${world.admin.key}` };
  const path = `/clusters/${world.ids.cluster}/events/stream`;
  const { body } = await world.admin.call({ method: "GET", path: `/clusters/${world.ids.cluster}/events?limit=200` });
  const all = (body.items as { sequence: number }[]).map(({ sequence }) => sequence);
  expect(all).toEqual(all.map((_, at) => at + 1));

  const whole = await openStream(path, headers);
  expect(idsIn(await readUntil(whole, (text) => idsIn(text).length >= all.length))).toEqual(all);
  await whole.cancel();

  const last = all.length;
  const resumed = await openStream(path, { ...headers, "last-event-id": String(last - 2) });
  expect(idsIn(await readUntil(resumed, (text) => idsIn(text).length >= 2))).toEqual([last - 1, last]);
  const askedAt = performance.now();
  await world.admin.call({ method: "POST", path: `/clusters/${world.ids.cluster}/scale`, body: { service: "web", count: 2 } });
  const news = await readUntil(resumed, (text) => text.includes("operation.accepted"));
  expect(idsIn(news)[0]).toBe(last + 1);
  expect(performance.now() - askedAt).toBeLessThan(1_500);
  await resumed.cancel();
});

it("gives a task's log lines, the new ones too", async () => {
  const reader = await openStream(`/clusters/live-main/tasks/web-1/logs/stream`, { authorization: `Bearer ${world.admin.key}` });
  expect(await readUntil(reader, (text) => text.includes("hello"))).toContain("hello");
  const line = {
    clusterId: world.ids.cluster,
    machineId: world.ids.machine,
    taskId: world.ids.task,
    stream: "stderr",
    time: new Date().toISOString(),
    text: "again",
  };
  await test.services.ports.logs.append(world.teamId, [line]);
  expect(await readUntil(reader, (text) => text.includes("again"))).toContain('"stream":"stderr"');
  await reader.cancel();
});

it("closes within 5 s once its key is revoked", async () => {
  const { keyId, key } = await callerWithKey(test.services, { teamId: world.teamId, role: "viewer" });
  const reader = await openStream(`/clusters/${world.ids.cluster}/events/stream`, { authorization: `Bearer ${key}` });
  await readUntil(reader, (text) => text.includes("id: 1"));
  const revokedAt = performance.now();
  await world.admin.call({ method: "DELETE", path: `/keys/${keyId}` });
  await readUntil(reader, () => false);
  expect(performance.now() - revokedAt).toBeLessThan(5_000);
});
