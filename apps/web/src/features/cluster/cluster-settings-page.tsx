"use client";

import { clusterCan } from "@slipway/core/lifecycle";
import type { Cluster } from "@slipway/usecases/clusters/schemas";
import type { ReactNode } from "react";
import { Notice } from "../../ui/notice.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useMay } from "../shell/use-may.ts";
import { AboutPanel } from "./about-panel.tsx";
import { ApplyButton } from "./apply-button.tsx";
import { DeleteButton } from "./delete-button.tsx";
import { StartButton } from "./start-button.tsx";
import { StopButton } from "./stop-button.tsx";
import { useCluster } from "./use-cluster.ts";

/** The frame above shows the page only once the cluster is there. */
export function ClusterSettingsPage() {
  const { data } = useCluster();
  const mayOperate = useMay("operate");
  if (!data) return null;
  return (
    <PageBody narrow>
      {!mayOperate && <Notice>You may look at this cluster. Changing it takes the role member, admin or owner.</Notice>}
      <AboutPanel key={data.id} cluster={data} mayOperate={mayOperate} />
      {mayOperate && <LifePanels cluster={data} />}
    </PageBody>
  );
}

function LifePanels({ cluster }: { cluster: Cluster }) {
  const { name, state } = cluster;
  const can = (act: Parameters<typeof clusterCan>[1]): boolean => clusterCan(state, act);
  return (
    <>
      <Panel title="Running" flush>
        <ul className="divide-y divide-line">
          {can("start") && (
            <Act title="Start" text="Asks for the machines and puts every service on them.">
              <StartButton cluster={cluster} />
            </Act>
          )}
          {can("apply") && (
            <Act title="Apply the newest version" text="Changes what differs between what runs and the blueprint's newest version.">
              <ApplyButton cluster={cluster} />
            </Act>
          )}
          {can("stop") && (
            <Act title="Stop" text="Ends every task and deletes every machine. It can be started again.">
              <StopButton name={name} />
            </Act>
          )}
        </ul>
      </Panel>
      <Panel title="Delete" flush>
        <ul>
          <Act
            title={`Delete ${name}`}
            text={can("delete") ? "Forgets the cluster. This cannot be undone." : "Only a stopped cluster can be deleted: stop it first."}
          >
            <DeleteButton name={name} disabled={!can("delete")} />
          </Act>
        </ul>
      </Panel>
    </>
  );
}

function Act({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">{title}</p>
        <p className="text-muted">{text}</p>
      </div>
      {children}
    </li>
  );
}
