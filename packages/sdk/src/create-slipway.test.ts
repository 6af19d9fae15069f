import { afterEach, expect, expectTypeOf, test } from "vitest";
import { createSlipway, type Slipway } from "./create-slipway.ts";
import { operationTable } from "./generated/operations.ts";
import { SlipwayProblem } from "./slipway-problem.ts";
import { type Answer, type Asked, type TestingApi, testingApi } from "./testing-api.ts";

let api: TestingApi;

async function slipwayOn(answer: (asked: Asked, count: number) => Answer): Promise<Slipway> {
  api = await testingApi(answer);
  return createSlipway({ url: `${api.url}/`, key: "slw_test" });
}

afterEach(() => api?.close());

test("fields of one object travel in the path, the query and the body, under the key", async () => {
  const slipway = await slipwayOn(() => ({ status: 202, body: { operation: null, message: "No change." } }));
  const answer = await slipway.clusters.scale({ cluster: "a b/c", service: "web", count: 3 });
  expectTypeOf(answer.operation?.state).toEqualTypeOf<"pending" | "running" | "succeeded" | "failed" | "cancelled" | undefined>();
  expect(answer).toEqual({ operation: null, message: "No change." });
  await slipway.tasks.list({ cluster: "demo", service: "web", limit: 10 });
  await slipway.clusters.stop({ cluster: "demo" });
  expect(api.asked).toMatchObject([
    {
      method: "POST",
      path: "/clusters/a%20b%2Fc/scale",
      body: { service: "web", count: 3 },
      headers: { authorization: "Bearer slw_test" },
    },
    { method: "GET", path: "/clusters/demo/tasks?service=web&limit=10", body: undefined },
    { method: "POST", path: "/clusters/demo/stop", body: {} },
  ]);
});

test("a change carries an idempotency key of its own, or the caller's; a question carries none", async () => {
  const slipway = await slipwayOn(() => ({ body: { items: [], nextCursor: null } }));
  await slipway.clusters.list();
  await slipway.clusters.stop({ cluster: "a" });
  await slipway.clusters.stop({ cluster: "a" });
  await slipway.clusters.stop({ cluster: "a" }, { idempotencyKey: "mine" });
  const keys = api.asked.map(({ headers }) => headers["idempotency-key"]);
  expect(keys[0]).toBeUndefined();
  expect(keys[1]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[2]).not.toBe(keys[1]);
  expect(keys[3]).toBe("mine");
});

test("a 204 is nothing", async () => {
  const slipway = await slipwayOn(() => ({ status: 204 }));
  expect(await slipway.secrets.delete({ secret: "token" })).toBeUndefined();
});

test("a refusal is thrown as it was said", async () => {
  const faults = [{ path: "shop.js:3:1", message: "Unknown name fetch", remedy: "Blueprints have no network." }];
  const said = { code: "UNPROCESSABLE", detail: "The blueprint has faults.", remedy: "Mend them.", faults, requestId: "r1" };
  const slipway = await slipwayOn(() => ({ status: 422, body: said }));
  const refused = slipway.blueprints.validate({ files: [{ path: "shop.js", content: "" }] });
  await expect(refused).rejects.toBeInstanceOf(SlipwayProblem);
  await expect(refused).rejects.toMatchObject({
    message: "The blueprint has faults.",
    status: 422,
    code: "UNPROCESSABLE",
    remedy: "Mend them.",
    faults,
    requestId: "r1",
  });
  expect(api.asked).toHaveLength(1);
});

test("what is no problem document is told by its status, and by path too", async () => {
  const slipway = await slipwayOn(() => ({ status: 502, headers: { "content-type": "text/html" }, text: "<h1>Bad gateway</h1>" }));
  await expect(slipway.http.GET("/clusters/{cluster}", { params: { path: { cluster: "a" } } })).rejects.toMatchObject({
    code: "INTERNAL",
    status: 502,
    message: "The API answered 502.",
    faults: [],
  });
});

test("a list's pages are turned as far as somebody reads", async () => {
  const page = ({ path }: Asked): Answer => {
    const cursor = Number(new URL(path, "http://x").searchParams.get("cursor") ?? 0);
    return { body: { items: [{ name: `c${cursor}` }, { name: `d${cursor}` }], nextCursor: cursor < 2 ? String(cursor + 1) : null } };
  };
  const slipway = await slipwayOn(page);
  const clusters = await slipway.clusters.list.all();
  expectTypeOf(clusters[0]?.revision).toEqualTypeOf<number | undefined>();
  expect(clusters.map(({ name }) => name)).toEqual(["c0", "d0", "c1", "d1", "c2", "d2"]);
  expect(api.asked.map(({ path }) => path)).toEqual([
    "/clusters?limit=200",
    "/clusters?limit=200&cursor=1",
    "/clusters?limit=200&cursor=2",
  ]);
  for await (const { name } of slipway.clusters.list.each({ limit: 2, cursor: "1" })) if (name === "c2") break;
  expect(api.asked.slice(3).map(({ path }) => path)).toEqual(["/clusters?limit=2&cursor=1", "/clusters?limit=2&cursor=2"]);
  expect(await slipway.raw.list("/clusters")).toHaveLength(6);
  expect((await slipway.clusters.list({ limit: 2 })).nextCursor).toBe("1");
});

test("every method of the table calls its own route", async () => {
  const slipway = await slipwayOn(() => ({ body: {} }));
  const expected: string[] = [];
  const input = Object.fromEntries(Object.values(operationTable).flatMap((rows) => Object.values(rows).flatMap(fieldsOf)));
  for (const [tag, rows] of Object.entries(operationTable)) {
    for (const [verb, { kind, method, path }] of Object.entries(rows)) {
      if (kind === "stream") continue;
      expected.push(`${method.toUpperCase()} ${path.replaceAll(/[{}]/g, "")}`);
      await (slipway as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[tag]?.[verb]?.(
        Object.fromEntries(fieldsOf({ path }).map(([name]) => [name, input[name]])),
      );
    }
  }
  expect(api.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(expected);
});

const fieldsOf = ({ path }: { path: string }): [string, string][] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, name]);

test("an address that is none is refused at once", () => {
  expect(() => createSlipway({ url: "slipway", key: "k" })).toThrow(expect.objectContaining({ code: "INVALID_INPUT" }));
});
