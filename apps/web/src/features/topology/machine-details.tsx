"use client";

import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import { Facts } from "../../ui/facts.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Time } from "../../ui/time.tsx";
import { SourceLinks } from "./source-links.tsx";
import { TaskButtons } from "./task-buttons.tsx";

export function MachineDetails({ machine, tasks }: { machine: Machine; tasks: readonly Task[] }) {
  const { name, state, role, provider, address, publicAddress, reason, createdAt, priceUsdPerHour } = machine;
  return (
    <div className="space-y-5">
      <Facts
        facts={[
          { name: "State", value: <StateBadge state={state} /> },
          { name: "Role", value: role },
          { name: "Since", value: <Time at={createdAt} /> },
          { name: "Address", value: <span className="font-mono text-xs">{address}</span> },
          { name: "Public address", value: <span className="font-mono text-xs">{publicAddress ?? "–"}</span> },
          { name: "Provider", value: provider },
          { name: "Price", value: `$${priceUsdPerHour.toFixed(4)} an hour` },
          ...(reason ? [{ name: "Reason", value: reason }] : []),
        ]}
      />
      <SourceLinks source={{ machine: name }} isRunning={state === "running"} />
      <section>
        <h3 className="mb-1 text-xs font-medium text-subtle">Tasks</h3>
        <TaskButtons tasks={tasks} />
      </section>
    </div>
  );
}
