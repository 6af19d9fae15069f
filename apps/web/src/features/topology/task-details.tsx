"use client";

import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Time } from "../../ui/time.tsx";
import { useChoose } from "./chosen.ts";
import { SourceLinks } from "./source-links.tsx";

export function TaskDetails({ task, machine }: { task: Task; machine: Machine | null }) {
  const choose = useChoose();
  const { name, service, state, startedAt, address, publicPorts, restartCount, reason } = task;
  return (
    <div className="space-y-5">
      <Facts
        facts={[
          { name: "State", value: <StateBadge state={state} /> },
          { name: "Service", value: service },
          { name: "Since", value: startedAt ? <Time at={startedAt} /> : "not started" },
          { name: "Address", value: <span className="font-mono text-xs">{address}</span> },
          { name: "Public ports", value: publicPorts.join(", ") || "none" },
          { name: "Restarts", value: restartCount },
          ...(reason ? [{ name: "Reason", value: reason }] : []),
        ]}
      />
      <SourceLinks source={{ task: name }} isRunning={state === "running" || state === "unhealthy"} />
      {machine && (
        <Button size="sm" onClick={() => choose({ kind: "machine", id: machine.id })}>
          Its machine: {machine.name}
        </Button>
      )}
    </div>
  );
}
