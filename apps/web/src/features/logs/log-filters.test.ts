import { expect, test } from "vitest";
import { logQuery, noFilters } from "./log-filters.ts";

const NOW = Date.parse("2026-01-01T12:00:00.000Z");

test("what is not chosen is not asked for", () => {
  expect(logQuery(noFilters, NOW)).toEqual({});
  expect(logQuery({ ...noFilters, text: "   " }, NOW)).toEqual({});
});

test("what is chosen narrows down; a span is counted back from now", () => {
  const chosen = { service: "web", task: "web.1", machine: "worker-1", stream: "stderr", since: "1h", text: " refused " } as const;
  expect(logQuery(chosen, NOW)).toEqual({ ...chosen, since: "2026-01-01T11:00:00.000Z", text: "refused" });
});
