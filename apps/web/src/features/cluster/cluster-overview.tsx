"use client";

import { PageBody } from "../../ui/page-body.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Progress } from "../../ui/progress.tsx";
import { TopologyPanel } from "../topology/topology-panel.tsx";
import { OperationTable } from "./operation-table.tsx";
import { useCluster } from "./use-cluster.ts";

/** What is wanted and what is there, and what was done. */
export function ClusterOverview() {
  const { data } = useCluster();
  const counts = data ? [{ name: "machines", ...data.machines }, ...data.services] : [];
  return (
    <PageBody>
      <TopologyPanel />
      <Panel title="Wanted and there">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-6 gap-y-4">
          {counts.map(({ name, running, desired }) => (
            <li key={name} className="space-y-1.5">
              <div className="flex justify-between gap-2">
                <span className="truncate font-medium">{name}</span>
                <span className="text-muted tabular-nums">
                  {running} of {desired}
                </span>
              </div>
              <Progress
                label={`${name} running`}
                value={running}
                max={Math.max(desired, 1)}
                tone={running >= desired ? "good" : "accent"}
              />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Operations" flush>
        <OperationTable />
      </Panel>
    </PageBody>
  );
}
