import { connection } from "@slipway/core/blueprint";
import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import { expect, test } from "vitest";
import { layoutTopology } from "./layout-topology.ts";
import type { Place, Topology } from "./topology.ts";

const machine = (number: number, changes: Partial<Machine> = {}): Machine => ({
  id: `m${number}`,
  name: `worker-${number}`,
  nodeId: `n${number}`,
  role: "worker",
  state: "running",
  provider: "fake",
  providerId: null,
  address: "10.0.0.1",
  publicAddress: null,
  ssh: null,
  hostKey: null,
  priceUsdPerHour: 0,
  reason: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  ...changes,
});
const task = (number: number, on: string | null, changes: Partial<Task> = {}): Task => ({
  id: `t${number}`,
  service: "web",
  slot: number,
  name: `web-${number}`,
  nodeId: "n",
  machine: on,
  state: "running",
  startedAt: null,
  address: "10.0.0.2",
  publicPorts: [],
  restartCount: 0,
  reason: null,
  ...changes,
});
const many = <Item>(count: number, make: (number: number) => Item): Item[] => Array.from({ length: count }, (_, at) => make(at + 1));
const joined = (from: string, to: string, port = 80) => connection.parse({ from, to, minPort: port, maxPort: port });
const service = (name: string) => ({ name, running: 1, desired: 1 });
const nothing = { machines: [], tasks: [], services: [], wiring: null };

const overlap = (a: Place, b: Place): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const overlaps = ({ places }: Topology): string[] =>
  places.flatMap((one, at) => places.slice(at + 1).flatMap((other) => (overlap(one, other) ? [`${one.id} ${other.id}`] : [])));
const placeOf = ({ places }: Topology, id: string): Place => {
  const place = places.find((candidate) => candidate.id === id);
  if (!place) throw new Error(`Nothing is drawn as ${id}.`);
  return place;
};

test.each([0, 1, 3, 50, 51, 400])("nothing overlaps with %d machines and their tasks", (count) => {
  const topology = layoutTopology({
    machines: [machine(0, { role: "master", name: "master-1" }), ...many(count, (number) => machine(number))],
    tasks: [...many(count * 3, (number) => task(number, `m${(number * number) % (count + 1)}`)), task(9_999, null)],
    services: many(30, (number) => service(`s${number}`)),
    wiring: { connections: many(29, (number) => joined(`s${number}`, `s${(number % 7) + 1}`)), loadBalancers: [] },
  });
  expect(topology.places.length).toBeGreaterThan(30);
  expect(overlaps(topology)).toEqual([]);
  expect(new Set(topology.places.map(({ id }) => id)).size).toBe(topology.places.length);
});

test("tasks are on their machine; one without a known machine waits", () => {
  const tasks = [task(1, "m1"), task(2, "m2"), task(3, null), task(4, "elsewhere")];
  const topology = layoutTopology({ ...nothing, machines: [machine(1), machine(2)], tasks });
  expect(placeOf(topology, "machine:m2").thing).toMatchObject({ tasks: [{ id: "t2" }] });
  expect(placeOf(topology, "unplaced").thing).toMatchObject({ tasks: [{ id: "t3" }, { id: "t4" }] });
});

test("above 50 machines the like are folded, the few unlike stay single", () => {
  const machines = many(60, (number) => machine(number, number === 7 ? { state: "unreachable" } : {}));
  const topology = layoutTopology({ ...nothing, machines, tasks: [task(1, "m1"), task(2, "m7")] });
  expect(placeOf(topology, "fold:worker/running").thing).toMatchObject({ machines: { length: 59 }, tasks: [{ id: "t1" }] });
  expect(placeOf(topology, "machine:m7").thing).toMatchObject({ tasks: [{ id: "t2" }] });
  expect(topology.places).toHaveLength(3);
});

test("50 machines are drawn one by one, and one that changes its state stays in its place", () => {
  const machines = many(50, (number) => machine(number));
  const before = layoutTopology({ ...nothing, machines });
  const after = layoutTopology({
    ...nothing,
    machines: machines.map((one) => (one.id === "m20" ? { ...one, state: "unreachable" } : one)),
  });
  expect(before.places).toHaveLength(51);
  expect(after.places.map(({ id, x, y }) => ({ id, x, y }))).toEqual(before.places.map(({ id, x, y }) => ({ id, x, y })));
});

test("masters are above workers", () => {
  const topology = layoutTopology({ ...nothing, machines: [machine(1), machine(2, { role: "master" })] });
  expect(placeOf(topology, "machine:m2").y).toBeLessThan(placeOf(topology, "machine:m1").y);
});

test("services follow whom they are called by, from the internet to the right; links of a pair are one", () => {
  const topology = layoutTopology({
    ...nothing,
    services: [service("db"), service("web"), service("lb")],
    wiring: {
      connections: [
        joined("public", "lb", 443),
        joined("lb", "web", 80),
        joined("lb", "web", 81),
        joined("web", "db"),
        joined("db", "public"),
      ],
      loadBalancers: [{ name: "lb", services: ["web"] }],
    },
  });
  const order = ["outside:in", "service:lb", "service:web", "service:db", "outside:out"].map((id) => placeOf(topology, id).x);
  expect(order).toEqual([...new Set(order)].sort((left, right) => left - right));
  expect(topology.links.map(({ from, to, ports }) => `${from} ${to} ${ports}`)).toContain("service:lb service:web :80, :81, balanced");
  expect(topology.links).toHaveLength(4);
});

test("services that call each other in a ring all have a place; a link to what is not there is left out", () => {
  const services = [service("a"), service("b")];
  const connections = [joined("a", "b"), joined("b", "a"), joined("b", "gone")];
  const topology = layoutTopology({ ...nothing, services, wiring: { connections, loadBalancers: [] } });
  expect(placeOf(topology, "service:a").x).toBeLessThan(placeOf(topology, "service:b").x);
  expect(topology.links).toHaveLength(2);
});
