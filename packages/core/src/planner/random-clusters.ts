import fc from "fast-check";
import { type ClusterSpec, type ParsedSpec, parseSpec } from "../blueprint/index.ts";
import { endMachine, type SimulatedCluster } from "./simulated-cluster.ts";

/** For tests: how many cases a property tries. */
export const propertyRuns = { numRuns: Number(process.env.FC_RUNS ?? 50) };

const names = ["api", "db", "web"] as const;

const groups = fc.record({
  masters: fc.constantFrom(1, 1, 3),
  workers: fc.integer({ min: 1, max: 4 }),
  memoryMib: fc.constantFrom(512, 1024),
});

const services = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom(...names),
    count: fc.integer({ min: 0, max: 5 }),
    memoryMib: fc.constantFrom(0, 100, 200),
    cpu: fc.constantFrom(0, 0.25),
    greeting: fc.constantFrom("hello", "ahoy"),
    publicPort: fc.option(fc.constantFrom(80, 443), { freq: 3 }),
    slack: fc.option(fc.integer({ min: 0, max: 2 })),
  }),
  { selector: ({ name }) => name, maxLength: 3 },
);

/** Small specs that pass every check. */
export const anySpec: fc.Arbitrary<ClusterSpec> = fc
  .record({ groups, services, balanced: fc.boolean(), talk: fc.boolean() })
  .map(({ groups: { masters, workers, memoryMib }, services: list, balanced, talk }) => {
    const [first, second] = list;
    return checked({
      specVersion: 1,
      nodeGroups: [
        { name: "master", role: "master", count: masters, provider: "fake" },
        { name: "worker", role: "worker", count: workers, provider: "fake", memoryMib },
      ],
      services: list.map(({ name, count, memoryMib: wantedMib, cpu, greeting, slack }) => {
        const minHealthy = slack === null ? {} : { minHealthy: Math.max(0, count - slack) };
        return { name, image: "caddy:2", count, cpu, memoryMib: wantedMib, env: { GREETING: greeting }, ...minHealthy };
      }),
      loadBalancers: balanced && first ? [{ name: "front", services: list.slice(0, 2).map(({ name }) => name) }] : [],
      connections: [
        ...list.flatMap(({ name, publicPort }) =>
          publicPort ? [{ from: "public", to: name, minPort: publicPort, maxPort: publicPort }] : [],
        ),
        ...(balanced && first ? [{ from: "public", to: "front", minPort: 8080, maxPort: 8080 }] : []),
        ...(talk && first && second ? [{ from: first.name, to: second.name, minPort: 1000, maxPort: 2000 }] : []),
      ],
    });
  });

function checked(document: unknown): ClusterSpec {
  const parsed: ParsedSpec = parseSpec(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.spec;
}

/** Something that happens to the `at`th machine or task there is. */
export interface Mishap {
  kind: "machineGone" | "machineDeleting" | "machineSilent" | "taskExited" | "taskUnhealthy" | "taskLost" | "taskResting";
  at: number;
}

export const anyMishap: fc.Arbitrary<Mishap> = fc.record({
  kind: fc.constantFrom("machineGone", "machineDeleting", "machineSilent", "taskExited", "taskUnhealthy", "taskLost", "taskResting"),
  at: fc.nat(20),
});

export const RESTING_UNTIL_MS = 10_000;

export function befall(cluster: SimulatedCluster, { kind, at }: Mishap): void {
  const machines = [...cluster.nodes.values()].flatMap((node) => node.machines.filter(({ state }) => state === "running"));
  const tasks = [...cluster.tasks.values()].filter(({ state }) => state === "running");
  const machine = machines[at % machines.length];
  const task = tasks[at % tasks.length];
  if (kind === "machineGone" && machine) endMachine(cluster, machine);
  if (kind === "machineDeleting" && machine) machine.state = "deleting";
  if (kind === "machineSilent" && machine) machine.state = "unreachable";
  if (kind === "taskExited" && task) task.state = "exited";
  if (kind === "taskUnhealthy" && task) task.state = "unhealthy";
  if (kind === "taskLost" && task) task.state = "lost";
  if (kind === "taskResting" && task) Object.assign(task, { state: "exited", notBefore: RESTING_UNTIL_MS });
}

/** What was silent speaks again. */
export function speakAgain(cluster: SimulatedCluster): void {
  for (const { machines } of cluster.nodes.values()) {
    for (const machine of machines) if (machine.state === "unreachable") machine.state = "running";
  }
}
