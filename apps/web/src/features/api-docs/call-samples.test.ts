import { expect, test } from "vitest";
import type { OperationDoc } from "./api-reference.ts";
import { curlSample, example, sdkSample } from "./call-samples.ts";
import { findOperations } from "./find-operations.ts";

const operation = (parts: Partial<OperationDoc>): OperationDoc => ({
  verb: "scale",
  method: "POST",
  path: "/clusters/{cluster}/scale",
  summary: "",
  isForKeys: true,
  kind: "call",
  inPath: [{ name: "cluster", type: [], isRequired: true, note: "" }],
  inQuery: [],
  inHeader: [],
  body: {
    type: "object",
    properties: { service: { type: "string" }, count: { type: "integer", minimum: 0 }, expectedRevision: { type: "integer" } },
    required: ["service", "count"],
  },
  answers: [],
  ...parts,
});

test("a call is shown with what must be given, in both languages", () => {
  expect(curlSample(operation({}))).toBe(
    [
      'curl -X POST "$SLIPWAY_URL/api/v1/clusters/<cluster>/scale" \\',
      '  -H "Authorization: Bearer $SLIPWAY_KEY" \\',
      '  -H "Idempotency-Key: $(uuidgen)" \\',
      '  -H "Content-Type: application/json" \\',
      `  -d '{"service":"…","count":1}'`,
    ].join("\n"),
  );
  expect(sdkSample("clusters", operation({}))).toBe('await slipway.clusters.scale({ cluster: "<cluster>", service: "…", count: 1 });');
});

test("lists and streams are read as they come; what is for people has no SDK", () => {
  const list = operation({ verb: "list", method: "GET", path: "/clusters", kind: "list", inPath: [], body: null });
  expect(sdkSample("clusters", list)).toBe("for await (const item of slipway.clusters.list.each()) {\n  console.log(item);\n}");
  expect(curlSample(list)).not.toMatch(/-X|Idempotency/);
  expect(curlSample({ ...list, kind: "stream" })).toContain("curl -N ");
  expect(sdkSample("me", operation({ isForKeys: false }))).toBeNull();
});

test("an example keeps to the schema", () => {
  expect(example({ type: "string", enum: ["a", "b"] })).toBe("a");
  expect(example({ type: "integer", minimum: 100 })).toBe(100);
  expect(example({ type: "array", items: { type: "object", properties: { path: { type: "string" } }, required: ["path"] } })).toEqual([
    { path: "…" },
  ]);
});

test("operations are found by all of one's words, wherever they stand", () => {
  const some = [
    { entity: "clusters", verb: "start", method: "POST", path: "/clusters/{cluster}/start", summary: "Starts a stopped cluster." },
    { entity: "tasks", verb: "list", method: "GET", path: "/clusters/{cluster}/tasks", summary: "What runs." },
  ];
  expect(findOperations(some, "STOPPED post").map(({ verb }) => verb)).toEqual(["start"]);
  expect(findOperations(some, " ")).toHaveLength(2);
  expect(findOperations(some, "clusters nothing")).toEqual([]);
});
