"use client";

import Link from "next/link";
import { DataTable } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Notice } from "../../ui/notice.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { api } from "../api.ts";
import { useLoaded } from "../use-loaded.ts";

const loadClusters = () => api.clusters.list.query({ limit: 200 });

export function ClusterList() {
  const { data, error } = useLoaded(loadClusters, 3_000);
  const rows = (data?.items ?? []).map(({ id, name, state, revision, createdAt }) => ({
    id,
    cells: [
      <Link key="name" href={`/clusters/${name}`} className="font-medium text-sky-700 hover:underline">
        {name}
      </Link>,
      <StateBadge key="state" state={state} />,
      revision,
      <Moment key="created" at={createdAt} />,
    ],
  }));
  return (
    <div className="space-y-4">
      <Notice text={error} />
      <DataTable
        title="Clusters"
        columns={["Name", "State", "Revision", "Made"]}
        rows={rows}
        empty={data ? "No cluster yet. Start one with ./slipway start NAME FILE." : "Loading…"}
      />
    </div>
  );
}
