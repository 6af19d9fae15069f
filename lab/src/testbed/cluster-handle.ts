import type { RawCalls } from "@slipway/sdk";
import { waitUntil } from "./wait-until.ts";

export interface Machine {
  id: string;
  name: string;
  role: "master" | "worker";
  state: string;
  address: string;
}

export interface Task {
  id: string;
  service: string;
  name: string;
  machine: string;
  state: string;
  startedAt: string;
}

export interface Operation {
  id: string;
  kind: string;
  state: string;
  reason: string | null;
  failure: { code: string; message: string } | null;
  startedAt: string | null;
  endedAt: string | null;
}

export interface Cluster {
  id: string;
  name: string;
  state: string;
  urls: string[];
  operation: Operation | null;
  services: { name: string; desired: number; running: number }[];
}

export interface ClusterEvent {
  sequence: number;
  type: string;
  time: string;
  data: Record<string, unknown>;
}

/** What a follower has read so far, in the order in which it came. */
export interface EventReader {
  events: ClusterEvent[];
  stop(): Promise<void>;
}

const ended = new Set(["succeeded", "failed", "cancelled"]);

/** What scenarios do with one cluster, by REST only. */
export interface ClusterHandle {
  id: string;
  name: string;
  get(): Promise<Cluster>;
  machines(): Promise<Machine[]>;
  /** Machines that are not gone, of one role. */
  living(role: Machine["role"]): Promise<Machine[]>;
  tasks(): Promise<Task[]>;
  events(): Promise<ClusterEvent[]>;
  operations(): Promise<Operation[]>;
  /** Follows its events as a page does, from the first on. */
  follow(): EventReader;
  /** Sends a change; returns its operation (null: no change). */
  change(verb: "start" | "apply" | "scale" | "stop", body?: Record<string, unknown>): Promise<Operation | null>;
  /** Waits until the operation has ended, whatever its end. */
  ended(operationId: string, timeoutMs?: number): Promise<Operation>;
  /** Sends a change and waits for its success. */
  succeed(verb: "start" | "apply" | "scale" | "stop", body?: Record<string, unknown>): Promise<Operation | null>;
  /** Nothing pending or running and the state is `running` with every service at its count. */
  settled(timeoutMs?: number): Promise<number>;
}

export function clusterHandle({ api, id, name, divisor }: { api: RawCalls; id: string; name: string; divisor: number }): ClusterHandle {
  const at = `/clusters/${id}`;
  const get = () => api.get<Cluster>(at);
  const machines = () => api.list<Machine>(`${at}/machines`);
  const tasks = () => api.list<Task>(`${at}/tasks`);
  const lastSeen = async () => JSON.stringify({ cluster: await get().catch(String), tasks: await tasks().catch(String) }).slice(0, 4_000);

  async function waitEnded(operationId: string, timeoutMs = 300_000): Promise<Operation> {
    const look = async () => {
      const operation = await api.get<Operation>(`/operations/${operationId}`);
      return ended.has(operation.state) && operation;
    };
    return (await waitUntil(`end of operation ${operationId}`, look, { timeoutMs, lastSeen })).value;
  }

  async function change(verb: "start" | "apply" | "scale" | "stop", body: Record<string, unknown> = {}): Promise<Operation | null> {
    return (await api.send<{ operation: Operation | null }>("POST", `${at}/${verb}`, body)).operation;
  }

  async function isSettled(): Promise<boolean> {
    const cluster = await get();
    return (
      cluster.operation === null && cluster.state === "running" && cluster.services.every((service) => service.running === service.desired)
    );
  }

  return {
    id,
    name,
    get,
    machines,
    tasks,
    change,
    ended: waitEnded,
    living: async (role) => (await machines()).filter((machine) => machine.role === role && machine.state !== "gone"),
    events: () => api.list<ClusterEvent>(`${at}/events`),
    operations: () => api.list<Operation>(`${at}/operations`),
    follow: () => followEvents(api, id),
    async succeed(verb, body) {
      const operation = await change(verb, body);
      if (!operation) return null;
      const done = await waitEnded(operation.id);
      if (done.state !== "succeeded") throw new Error(`${verb} ${done.state}: ${JSON.stringify(done.failure)}`);
      return done;
    },
    settled: async (timeoutMs = 180_000) =>
      (await waitUntil(`${name} settled (time divisor ${divisor})`, isSettled, { timeoutMs, lastSeen })).tookMs,
  };
}

function followEvents(api: RawCalls, clusterId: string): EventReader {
  const events: ClusterEvent[] = [];
  const leave = new AbortController();
  async function read(): Promise<void> {
    const stream = api.stream<ClusterEvent>(`/clusters/${clusterId}/events/stream`, { after: "0", signal: leave.signal });
    for await (const event of stream) events.push(event);
  }
  const reading = read();
  return {
    events,
    async stop() {
      leave.abort();
      await reading.catch(() => undefined);
    },
  };
}
