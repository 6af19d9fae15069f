import fc from "fast-check";
import { type ClusterSpec, type NodeRole, type ParsedSpec, parseSpec } from "../blueprint/index.ts";
import { endMachine, type SimulatedCluster } from "./simulated-cluster.ts";
import type { MachineView, TaskView } from "./snapshot.ts";

/** For tests: how many cases a property tries. */
export const propertyRuns = { numRuns: Number(process.env.FC_RUNS ?? 50) };

const names = ["api", "db", "web"] as const;

const groups = (masters: number[]) =>
  fc.record({
    masters: fc.constantFrom(...masters),
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
const specOf = (masters: number[]): fc.Arbitrary<ClusterSpec> =>
  fc
    .record({ groups: groups(masters), services, balanced: fc.boolean(), talk: fc.boolean() })
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

export const anySpec = specOf([1, 1, 3, 5]);
export const anySpecOfManyMasters = specOf([3, 5]);

function checked(document: unknown): ClusterSpec {
  const parsed: ParsedSpec = parseSpec(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.spec;
}

export const RESTING_UNTIL_MS = 10_000;

const machineMishaps = {
  machineGone: endMachine,
  machineDeleting: (_cluster: SimulatedCluster, machine: MachineView) => Object.assign(machine, { state: "deleting" }),
  machineSilent: (_cluster: SimulatedCluster, machine: MachineView) => Object.assign(machine, { state: "unreachable" }),
};
/** Most masters at once: the others decide nothing any more. */
const masterMishaps = {
  mastersGone: endMachine,
  mastersDeleting: machineMishaps.machineDeleting,
};
const taskMishaps = {
  taskExited: { state: "exited" },
  taskUnhealthy: { state: "unhealthy" },
  taskLost: { state: "lost" },
  taskResting: { state: "exited", notBefore: RESTING_UNTIL_MS },
} as const satisfies Record<string, Partial<TaskView>>;

/** Something that happens to the `at`th machine or task that runs, or to most masters from the `at`th on. */
export type Mishap = { kind: keyof typeof machineMishaps | keyof typeof masterMishaps | keyof typeof taskMishaps; at: number };

export const anyMishap: fc.Arbitrary<Mishap> = fc.record({
  kind: fc.constantFrom(...keysOf(machineMishaps), ...keysOf(masterMishaps), ...keysOf(taskMishaps)),
  at: fc.nat(20),
});

export const anyMasterMishap: fc.Arbitrary<Mishap> = fc.record({
  kind: fc.constantFrom(...keysOf(machineMishaps), ...keysOf(masterMishaps)),
  at: fc.nat(20),
});

function keysOf<Name extends string>(record: Record<Name, unknown>): Name[] {
  return Object.keys(record) as Name[];
}

export function befall(cluster: SimulatedCluster, { kind, at }: Mishap): void {
  const machines = running(cluster, "worker", "master");
  const tasks = [...cluster.tasks.values()].filter(({ state }) => state === "running");
  const machine = machines[at % machines.length];
  const task = tasks[at % tasks.length];
  if (kind in machineMishaps && machine) machineMishaps[kind as keyof typeof machineMishaps](cluster, machine);
  if (kind in masterMishaps)
    for (const master of mostMasters(cluster, at)) masterMishaps[kind as keyof typeof masterMishaps](cluster, master);
  if (kind in taskMishaps && task) Object.assign(task, taskMishaps[kind as keyof typeof taskMishaps]);
}

function mostMasters(cluster: SimulatedCluster, at: number): MachineView[] {
  const masters = running(cluster, "master");
  const first = at % Math.max(1, masters.length);
  return [...masters.slice(first), ...masters.slice(0, first)].slice(0, Math.floor(masters.length / 2) + 1);
}

function running({ nodes }: SimulatedCluster, ...roles: NodeRole[]): MachineView[] {
  const machines = [...nodes.values()].filter(({ role }) => roles.includes(role)).flatMap((node) => node.machines);
  return machines.filter(({ state }) => state === "running");
}

/** What was silent speaks again. */
export function speakAgain(cluster: SimulatedCluster): void {
  for (const { machines } of cluster.nodes.values()) {
    for (const machine of machines) if (machine.state === "unreachable") machine.state = "running";
  }
}
