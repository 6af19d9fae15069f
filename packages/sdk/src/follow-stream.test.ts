import { afterEach, expect, expectTypeOf, test } from "vitest";
import { createSlipway } from "./create-slipway.ts";
import { type TestingApi, testingApi } from "./testing-api.ts";

let api: TestingApi;
afterEach(() => api?.close());

const frames = (...numbers: number[]): string =>
  numbers.map((sequence) => `id: ${sequence}\ndata: ${JSON.stringify({ sequence })}\n\n`).join("");

test("a stream that is cut is taken up after its last item; a break ends it", async () => {
  api = await testingApi((_, count) => {
    if (count === 2) return { status: 503, body: { code: "UNAVAILABLE", detail: "Later." } };
    return { headers: { "content-type": "text/event-stream" }, text: count === 1 ? `: open\n\n${frames(5, 6)}` : frames(7, 8) };
  });
  const slipway = createSlipway({ url: api.url, key: "k" });
  const seen: number[] = [];
  for await (const event of slipway.events.stream({ cluster: "demo", after: 4 })) {
    expectTypeOf(event.sequence).toEqualTypeOf<number>();
    seen.push(event.sequence);
    if (event.sequence === 7) break;
  }
  expect(seen).toEqual([5, 6, 7]);
  expect(api.asked.map(({ path }) => path)).toEqual([
    "/clusters/demo/events/stream?after=4",
    "/clusters/demo/events/stream?after=6",
    "/clusters/demo/events/stream?after=6",
  ]);
  expect(api.asked[0]?.headers).toMatchObject({ accept: "text/event-stream", authorization: "Bearer k" });
});

test("what the API refuses ends the stream", async () => {
  api = await testingApi(() => ({ status: 404, body: { code: "NOT_FOUND", detail: "No such cluster." } }));
  const stream = createSlipway({ url: api.url, key: "k" }).logs.follow({ cluster: "gone" });
  await expect(stream.next()).rejects.toMatchObject({ code: "NOT_FOUND", status: 404 });
  expect(api.asked).toHaveLength(1);
});

test("the signal ends a stream that waits", async () => {
  api = await testingApi(() => ({ status: 503, body: {} }));
  const signal = AbortSignal.timeout(300);
  const items = await Array.fromAsync(createSlipway({ url: api.url, key: "k" }).events.stream({ cluster: "demo" }, { signal }));
  expect(items).toEqual([]);
  expect(signal.aborted).toBe(true);
});
