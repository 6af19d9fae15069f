"use client";

import type { ClusterSpec } from "@slipway/core/blueprint";
import { Network } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";

/** What a program comes to: machines, services and who may talk to whom. */
export function SpecOutline({ spec, isOld }: { spec: ClusterSpec | null; isOld: boolean }) {
  if (!spec)
    return (
      <EmptyState
        icon={<Network aria-hidden />}
        title="Nothing to show yet"
        text="The machines, services and connections that the program describes are listed here once it has no fault."
      />
    );
  const { nodeGroups, services, loadBalancers, connections } = spec;
  return (
    <section aria-label="What it compiles to" className="space-y-4 p-4">
      {isOld && <p className="text-xs text-warn">As it was before the faults.</p>}
      <Part title="Machines" count={nodeGroups.reduce((sum, { count }) => sum + count, 0)}>
        {nodeGroups.map(({ name, role, count, provider, cpu, memoryMib }) => (
          <Line key={name} name={name} count={count} text={`${role}, ${provider}, ${cpu} CPU, ${memoryMib} MiB`} />
        ))}
      </Part>
      <Part title="Services" count={services.length + loadBalancers.length}>
        {services.map(({ name, count, image }) => (
          <Line key={name} name={name} count={count} text={image} />
        ))}
        {loadBalancers.map(({ name, services: behind }) => (
          <Line key={name} name={name} text={`load balancer of ${behind.join(", ")}`} />
        ))}
      </Part>
      <Part title="Connections" count={connections.length}>
        {connections.map(({ from, to, minPort, maxPort }) => (
          <Line
            key={`${from} ${to} ${minPort} ${maxPort}`}
            name={`${from} → ${to}`}
            text={minPort === maxPort ? `port ${minPort}` : `ports ${minPort} to ${maxPort}`}
          />
        ))}
      </Part>
    </section>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <div>
      <h2 className="mb-1 flex items-baseline gap-2 font-semibold">
        {title} <span className="text-xs font-normal text-subtle tabular-nums">{count}</span>
      </h2>
      {count === 0 ? <p className="text-xs text-subtle">None.</p> : <ul className="divide-y divide-line">{children}</ul>}
    </div>
  );
}

function Line({ name, count, text }: { name: string; count?: number; text: string }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 py-1">
      <span className="font-mono text-xs">{name}</span>
      {count !== undefined && <span className="text-xs text-subtle tabular-nums">× {count}</span>}
      <span className="ml-auto min-w-0 text-xs break-words text-muted">{text}</span>
    </li>
  );
}
