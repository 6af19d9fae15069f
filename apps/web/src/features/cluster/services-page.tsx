"use client";

import { clusterCan } from "@slipway/core/lifecycle";
import type { Operation } from "@slipway/usecases/operations/schemas";
import { useMemo, useState } from "react";
import { PageBody } from "../../ui/page-body.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useMay } from "../shell/use-may.ts";
import { OperationNotice } from "./operation-notice.tsx";
import { ScaleDialog } from "./scale-dialog.tsx";
import { type ServiceRow, serviceRows } from "./service-rows.ts";
import { ServiceTable } from "./service-table.tsx";
import { TaskTable } from "./task-table.tsx";
import { useCluster, useTasks } from "./use-cluster.ts";

/** What the cluster runs, how much of it, and every task. The frame above shows the page only once the cluster is there. */
export function ServicesPage() {
  const { data: cluster } = useCluster();
  const tasks = useTasks().data?.items;
  const mayOperate = useMay("operate");
  const [scaling, setScaling] = useState<ServiceRow | null>(null);
  const [asked, setAsked] = useState<Operation | null>(null);
  const rows = useMemo(() => (cluster ? serviceRows(cluster, tasks ?? []) : []), [cluster, tasks]);
  if (!cluster) return null;
  const mayScale = mayOperate && clusterCan(cluster.state, "scale");
  return (
    <PageBody>
      {asked && <OperationNotice asked={asked} onClose={() => setAsked(null)} />}
      <Panel title="Services" flush>
        <ServiceTable rows={rows} onScale={mayScale ? setScaling : null} />
      </Panel>
      <Panel title="Tasks" flush>
        <TaskTable />
      </Panel>
      {scaling && <ScaleDialog cluster={cluster} service={scaling} onClose={() => setScaling(null)} onAccepted={setAsked} />}
    </PageBody>
  );
}
