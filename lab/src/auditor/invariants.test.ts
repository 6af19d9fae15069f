import { expect, test } from "vitest";
import { checkInvariants } from "./invariants.ts";
import { sampleWitnesses } from "./testing-witnesses.ts";

type Witnesses = ReturnType<typeof sampleWitnesses>;

const violated = (seen: Witnesses): string[] => checkInvariants(seen).flatMap((one) => (one.verdict === "violated" ? [one.id] : []));

test("of a healthy cluster every invariant holds or says why it cannot be told", () => {
  const findings = checkInvariants(sampleWitnesses());
  expect(findings).toHaveLength(25);
  expect(new Set(findings.map((one) => one.id)).size).toBe(25);
  expect(findings.filter((one) => one.verdict === "violated")).toEqual([]);
  expect(findings.filter((one) => one.verdict === "holds")).toHaveLength(15);
  expect(findings.every((one) => one.figure !== "")).toBe(true);
});

const web = { machineId: "m1", taskId: "t1", service: "web", kind: "app", running: true };
const running = {
  id: "o2",
  kind: "heal",
  state: "running",
  createdAt: "2026-01-01T11:00:00.000Z",
  startedAt: "2026-01-01T11:59:40.000Z",
  endedAt: null,
};

/** What is wrong → which invariants say so. */
const wrongs: [string, string[], (seen: Witnesses) => unknown][] = [
  ["a machine nobody owns", ["I1"], (seen) => seen.provider.machines.push({ ...seen.provider.machines[0]!, machineId: "m9" })],
  ["a machine that is gone at the provider", ["I2"], (seen) => seen.provider.machines.pop()],
  ["a machine that stands still", ["I2"], (seen) => Object.assign(seen.provider.machines[0]!, { running: false })],
  ["a machine that keeps the auditor out", ["I2"], (seen) => seen.hosts.silent.push("m1")],
  ["two machines of one intent", ["I3"], (seen) => seen.provider.machines.push({ ...seen.provider.machines[0]!, containerId: "second" })],
  ["a decoy that was touched", ["I4"], (seen) => seen.decoys.touched.push("decoy with our name is gone")],
  ["one slot on two machines", ["I5"], (seen) => seen.hosts.containers.push(web)],
  ["a container of no known task", ["I5"], (seen) => seen.hosts.containers.push({ ...web, taskId: "t9" })],
  ["a task too few", ["I6"], (seen) => Object.assign(seen.api.clusters[0].desired, { web: 2 })],
  ["a task that is only said to run", ["I6", "I23"], (seen) => seen.hosts.containers.pop()],
  ["an operation past its deadline and without a workflow", ["I9"], (seen) => seen.api.clusters[0].operations.push(running)],
  ["a workflow of no operation", ["I9"], (seen) => seen.workflows?.push({ id: "operation-o9", attempts: 1 })],
  [
    "a workflow a minute after its operation's end",
    ["I9"],
    (seen) => {
      seen.workflows?.push({ id: "operation-o1", attempts: 1 });
      seen.api.clusters[0].operations[0]!.endedAt = new Date(seen.at - 61_000).toISOString();
    },
  ],
  [
    "two operations at once",
    ["I10"],
    (seen) =>
      seen.api.clusters[0].operations.push({
        ...running,
        state: "succeeded",
        startedAt: "2026-01-01T11:59:20.000Z",
        endedAt: "2026-01-01T11:59:25.000Z",
      }),
  ],
  ["an event that is missing", ["I12"], (seen) => seen.api.clusters[0].events.shift()],
  ["a machine back from the dead", ["I13"], (seen) => Object.assign(seen.api.clusters[0].events[1]!.data, { from: "gone" })],
  ["an audit row that was changed", ["I14"], (seen) => Object.assign(seen.api.audit[1]!, { actor: "key/2" })],
  ["an audit row that was cut out", ["I14"], (seen) => seen.api.audit.splice(1, 1)],
  ["a secret in a log", ["I15"], (seen) => seen.markers.found.push("demoKey stands in logs/web.log")],
  ["work that is tried for ever", ["I20"], (seen) => Object.assign(seen.workflows![0]!, { attempts: 1_000 })],
  ["a network of a stopped cluster", ["I25"], (seen) => seen.provider.sideObjects.push({ kind: "network", name: "n9", clusterId: "c9" })],
];

test("a workflow whose operation has only just ended may still be on its way out", () => {
  const seen = sampleWitnesses();
  seen.workflows?.push({ id: "operation-o1", attempts: 1 });
  expect(violated(seen)).toEqual([]);
});

test.each(wrongs)("%s is found: %s", (_, ids, spoil) => {
  const seen = sampleWitnesses();
  spoil(seen);
  expect(violated(seen)).toEqual(ids);
});

test("what nobody looked for is not said to hold", () => {
  const seen = { ...sampleWitnesses(), workflows: null, decoys: { placed: 0, touched: [] }, markers: { searched: 0, found: [] } };
  const untold = checkInvariants(seen).filter((one) => one.verdict === "not applicable yet");
  expect(untold.map((one) => one.id)).toEqual(expect.arrayContaining(["I4", "I15", "I20"]));
});
