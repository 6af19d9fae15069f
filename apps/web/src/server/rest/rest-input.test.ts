import { expect, it } from "vitest";
import { restInput } from "./rest-input.ts";

const parts = { method: "POST", params: { cluster: "shop" }, query: new URLSearchParams(), body: {}, ifMatch: null };

it("puts path, body and revision together", () => {
  expect(restInput({ ...parts, body: { service: "web" }, ifMatch: '"7"' })).toEqual({
    cluster: "shop",
    service: "web",
    expectedRevision: 7,
  });
  expect(restInput({ ...parts, method: "GET", query: new URLSearchParams("limit=5") })).toEqual({ cluster: "shop", limit: "5" });
});

it.each([
  ["a field of the path in the body", { body: { cluster: "other" } }, "/cluster"],
  ["a field of the path in the query", { query: new URLSearchParams("cluster=other") }, "/cluster"],
  ["a field twice in the query", { method: "GET", query: new URLSearchParams("limit=1&limit=2") }, "/limit"],
  ["a change's field in the query", { query: new URLSearchParams("value=secret") }, "/value"],
  ["a change's field in body and query", { query: new URLSearchParams("value=a"), body: { value: "b" } }, "/value"],
  ["a key that reaches for prototypes", { method: "GET", query: new URLSearchParams("__proto__=x") }, "/__proto__"],
  ["a body where there is none", { method: "DELETE", body: { value: "b" } }, "/value"],
])("refuses %s", (_, more, path) => {
  expect(() => restInput({ ...parts, ...more })).toThrow(
    expect.objectContaining({ code: "INVALID_INPUT", faults: [expect.objectContaining({ path })] }),
  );
});
