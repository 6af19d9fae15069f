"use client";

import { clusterCan } from "@slipway/core/lifecycle";
import type { Cluster } from "@slipway/usecases/clusters/schemas";
import { useMay } from "../shell/use-may.ts";
import { ApplyButton } from "./apply-button.tsx";
import { StartButton } from "./start-button.tsx";
import { StopButton } from "./stop-button.tsx";

/** What its state allows now; nothing for who only looks. */
export function ClusterButtons({ cluster }: { cluster: Cluster }) {
  const mayOperate = useMay("operate");
  if (!mayOperate) return null;
  return (
    <>
      {clusterCan(cluster.state, "stop") && <StopButton name={cluster.name} />}
      {clusterCan(cluster.state, "apply") && <ApplyButton cluster={cluster} />}
      {clusterCan(cluster.state, "start") && <StartButton cluster={cluster} primary />}
    </>
  );
}
