"use client";

import { useCallback } from "react";
import { Notice } from "../../ui/notice.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { api } from "../api.ts";
import { useClusterEvents } from "../use-cluster-events.ts";
import { useLoaded } from "../use-loaded.ts";
import { EventTable } from "./event-table.tsx";
import { MachineTable } from "./machine-table.tsx";
import { OperationList } from "./operation-list.tsx";
import { TaskTable } from "./task-table.tsx";

async function loadCluster(name: string) {
  const [cluster, machines, tasks, operations] = await Promise.all([
    api.clusters.get.query({ cluster: name }),
    api.machines.list.query({ cluster: name, limit: 200 }),
    api.tasks.list.query({ cluster: name, limit: 200 }),
    api.operations.list.query({ cluster: name, limit: 10 }),
  ]);
  return { cluster, machines: machines.items, tasks: tasks.items, operations: operations.items };
}

export function ClusterView({ name }: { name: string }) {
  const load = useCallback(() => loadCluster(name), [name]);
  const { data, error, reload } = useLoaded(load, 5_000);
  const events = useClusterEvents(name, reload);
  if (!data) return error ? <Notice text={error} /> : <p className="text-stone-500">Loading…</p>;

  const { cluster, machines, tasks, operations } = data;
  return (
    <div className="space-y-6">
      <Notice text={error} />
      <div className="flex flex-wrap items-baseline gap-3">
        <h1 className="text-2xl font-semibold">{cluster.name}</h1>
        <StateBadge state={cluster.state} />
        <span className="text-sm text-stone-500">revision {cluster.revision}</span>
        {cluster.urls.map((url) => (
          <a key={url} href={url} className="text-sm text-sky-700 hover:underline">
            {url}
          </a>
        ))}
      </div>
      <ul className="flex flex-wrap gap-4 text-sm">
        <li>
          machines {cluster.machines.running}/{cluster.machines.desired}
        </li>
        {cluster.services.map(({ name: service, running, desired }) => (
          <li key={service}>
            {service} {running}/{desired}
          </li>
        ))}
      </ul>
      <MachineTable machines={machines} />
      <TaskTable tasks={tasks} machines={machines} />
      <OperationList operations={operations} />
      <EventTable events={events} />
    </div>
  );
}
