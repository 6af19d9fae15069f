import { expect, test } from "vitest";
import { caseQueue } from "./case-queue.ts";
import { type CrashCase, caseId, casesOf, shuffled } from "./crash-case.ts";

const journal = [
  "store.beginStep#4:after",
  "provider.createMachine#3:before",
  "store.beginStep#5:before",
  "provider.createMachine#4:before",
  "provider.createMachine#4:after",
  "store.beginStep#5:after",
  "provider.createMachine#3:after",
];
const ids = (cases: readonly CrashCase[]) => cases.map(caseId);

test("boundaries are counted from the phase's begin; what began earlier is left out", () => {
  expect(ids(casesOf("heal", journal))).toEqual([
    "heal provider.createMachine#1:before",
    "heal store.beginStep#1:before",
    "heal provider.createMachine#2:before",
    "heal provider.createMachine#2:after",
    "heal store.beginStep#1:after",
    "heal provider.createMachine#1:after",
  ]);
});

test("one of each kind comes before the second of any", () => {
  const kinds = shuffled(casesOf("start", journal), "7").map(({ call, side }) => `${call} ${side}`);
  expect(new Set(kinds.slice(0, 4)).size).toBe(4);
});

test("a seed gives one order, and a case less leaves the others in theirs", () => {
  const cases = casesOf("start", journal);
  expect(shuffled(cases, "1")).toEqual(shuffled(cases.toReversed(), "1"));
  expect(ids(shuffled(cases, "1"))).not.toEqual(ids(shuffled(cases, "2")));
  const gone = cases.find(({ call }) => call === "store.beginStep");
  const without = (some: CrashCase[]) => some.filter((one) => one !== gone);
  expect(shuffled(without(cases), "1")).toEqual(without(shuffled(cases, "1")));
});

test("what was not reached is tried once more, then replaced", () => {
  const cases = casesOf("stop", journal);
  const queue = caseQueue(cases, 1);
  const first = queue.next();
  expect(first).toBe(cases[0]);
  expect(queue.next()).toBeUndefined();
  queue.settle(cases[0]!, "not reached");
  expect(queue.next()).toBe(cases[0]);
  queue.settle(cases[0]!, "not reached");
  expect(queue.next()).toBe(cases[1]);
  queue.settle(cases[1]!, "passed");
  expect(queue.next()).toBeUndefined();
});
