import { afterEach, expect, test, vi } from "vitest";
import { createSlipway } from "./create-slipway.ts";

afterEach(() => void vi.useRealTimers());

interface Sent {
  key: string | null;
  body: string;
}

/** Slipway behind a fetch that answers, or fails, as told. */
function slipwayWith(outcomes: (Response | Error)[]) {
  const sent: Sent[] = [];
  const slipway = createSlipway({
    url: "http://slipway.test",
    key: "k",
    fetch: async (request) => {
      sent.push({ key: request.headers.get("idempotency-key"), body: await request.text() });
      const outcome = outcomes[Math.min(sent.length, outcomes.length) - 1];
      if (!(outcome instanceof Response)) throw outcome;
      return outcome.clone();
    },
  });
  return { sent, slipway };
}

const done = (): Response => Response.json({ operation: null, message: "No change." });
const notNow = (status: number, retryAfter?: string): Response =>
  Response.json(
    { code: status === 429 ? "RATE_LIMITED" : "UNAVAILABLE", detail: "Later." },
    { status, headers: retryAfter ? { "retry-after": retryAfter } : {} },
  );

test.each([
  ["a connection that is refused", new TypeError("fetch failed")],
  ["a 503", notNow(503, "0")],
  ["a 429", notNow(429, "0")],
])("%s is asked again, the same thing under the same key", async (_, first) => {
  const { sent, slipway } = slipwayWith([first, done()]);
  expect(await slipway.clusters.scale({ cluster: "demo", service: "web", count: 2 })).toMatchObject({ message: "No change." });
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  expect(JSON.parse(sent[0]?.body ?? "")).toEqual({ service: "web", count: 2 });
});

test("who is told to wait for long is told so at once", async () => {
  const { sent, slipway } = slipwayWith([notNow(429, "3600"), done()]);
  await expect(slipway.clusters.get({ cluster: "demo" })).rejects.toMatchObject({ status: 429, code: "RATE_LIMITED" });
  expect(sent).toHaveLength(1);
});

test("a refusal is not asked again", async () => {
  const { sent, slipway } = slipwayWith([Response.json({ code: "STALE", detail: "Plan again." }, { status: 412 }), done()]);
  await expect(slipway.clusters.apply({ cluster: "demo" })).rejects.toMatchObject({ status: 412, code: "STALE" });
  expect(sent).toHaveLength(1);
});

test("when nobody answers in five attempts, that is said", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { sent, slipway } = slipwayWith([new TypeError("fetch failed")]);
  const asking = slipway.clusters.get({ cluster: "demo" });
  asking.catch(() => vi.useRealTimers());
  void vi.runAllTimersAsync();
  await expect(asking).rejects.toMatchObject({
    code: "UNREACHABLE",
    status: null,
    message: "http://slipway.test does not answer.",
  });
  expect(sent).toHaveLength(5);
});

test("the caller's signal ends the asking, in words of its own", async () => {
  const controller = new AbortController();
  const { sent, slipway } = slipwayWith([notNow(503, "20")]);
  const asking = slipway.clusters.get({ cluster: "demo" }, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error("enough")), 50);
  await expect(asking).rejects.toThrow("enough");
  expect(sent.length).toBeLessThan(3);
});
