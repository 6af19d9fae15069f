import { createHash } from "node:crypto";
import type { ApiCluster, AuditRow, Witnesses } from "./witnesses.ts";

const AT = Date.parse("2026-01-01T12:00:00.000Z");
const time = (secondsAgo: number): string => new Date(AT - secondsAgo * 1_000).toISOString();

/** A row as the product is said to write it; keys stand here in the order of the canonical form. */
function row(sequence: number, prevHash: string): AuditRow {
  const text = `{"action":"clusters.start","actor":"key/1","detail":{"a":1,"b":null},"prevHash":"${prevHash}","sequence":${sequence},"teamId":"team"}`;
  const { teamId: _, ...fields } = JSON.parse(text) as AuditRow;
  return { ...fields, hash: createHash("sha256").update(prevHash).update(text).digest("hex") };
}

function chain(length: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) rows.push(row(sequence, rows.at(-1)?.hash ?? "0".repeat(64)));
  return rows;
}

const cluster = (): ApiCluster => ({
  id: "c1",
  name: "shop",
  state: "running",
  desired: { web: 1 },
  machines: [
    { id: "m1", state: "running", createdAt: time(60) },
    { id: "m2", state: "running", createdAt: time(60) },
  ],
  tasks: [{ id: "t1", service: "web", name: "web-1", machine: "m2", state: "running" }],
  operations: [{ id: "o1", kind: "start", state: "succeeded", createdAt: time(60), startedAt: time(59), endedAt: time(30) }],
  events: [
    { sequence: 1, type: "operation.accepted", data: {} },
    { sequence: 2, type: "machine.state_changed", data: { machineId: "m1", from: "booting", to: "running" } },
  ],
});

/** Two machines, one task, one operation that is over: nothing is wrong. */
export function sampleWitnesses(): Witnesses & { api: { clusters: [ApiCluster] } } {
  const machine = (machineId: string) => ({
    containerId: `container-${machineId}`,
    machineId,
    clusterId: "c1",
    running: true,
    createdAt: AT,
  });
  return {
    at: AT,
    provider: { machines: [machine("m1"), machine("m2")], sideObjects: [{ kind: "network", name: "n1", clusterId: "c1" }] },
    hosts: {
      reached: ["m1", "m2"],
      silent: [],
      containers: [{ machineId: "m2", taskId: "t1", service: "web", kind: "app", running: true }],
    },
    api: { teamId: "team", clusters: [cluster()], audit: chain(3) },
    workflows: [{ id: "cluster-c1", attempts: 1 }],
    decoys: { placed: 4, touched: [] },
    markers: { searched: 30, found: [] },
  };
}
