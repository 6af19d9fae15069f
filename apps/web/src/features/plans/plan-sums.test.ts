import { expect, test } from "vitest";
import { estimateMs, sumOf, usdPerHour } from "./plan-sums.ts";

test("changes are counted by what they do", () => {
  const changes = [{ action: "remove" }, { action: "add" }, { action: "add" }] as const;
  expect(sumOf(changes)).toBe("2 to add, 1 to remove");
  expect(sumOf([])).toBe("nothing to change");
});

test("a plan takes as long as its longest chain, not as all its steps", () => {
  const steps = [
    { key: "network", dependsOn: [], estimateMs: 10 },
    { key: "machine 1", dependsOn: ["network"], estimateMs: 100 },
    { key: "machine 2", dependsOn: ["network"], estimateMs: 40 },
    { key: "task", dependsOn: ["machine 1", "machine 2", "of another round"], estimateMs: 5 },
  ];
  expect(estimateMs(steps)).toBe(115);
  expect(estimateMs([])).toBe(0);
});

test("prices keep the digits of a small machine", () => {
  expect(usdPerHour(0)).toBe("$0.00 an hour");
  expect(usdPerHour(0.0065)).toBe("$0.0065 an hour");
});
