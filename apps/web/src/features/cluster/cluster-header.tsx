"use client";

import type { Cluster } from "@slipway/usecases/clusters/schemas";
import { Activity, Boxes, GitCommitHorizontal, Logs, Network, Server, Settings, SquareTerminal } from "lucide-react";
import { useRouter } from "next/navigation";
import { Link } from "../../ui/link.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { TabLinks } from "../../ui/tab-links.tsx";
import { LiveBadge } from "../live/live-badge.tsx";
import { paths } from "../paths.ts";
import { usePaletteActions } from "../shell/palette-context.ts";
import { useTeam } from "../shell/use-team.ts";
import { ClusterButtons } from "./cluster-buttons.tsx";

export function ClusterHeader({ cluster }: { cluster: Cluster }) {
  const team = useTeam();
  const router = useRouter();
  const { name, state, machines, services, urls } = cluster;
  const tasks = services.reduce((sum, { running }) => sum + running, 0);
  const tabs = [
    { href: paths.cluster(team, name), label: "Topology", icon: <Network aria-hidden />, exact: true },
    { href: paths.cluster(team, name, "timeline"), label: "Timeline", icon: <GitCommitHorizontal aria-hidden /> },
    { href: paths.cluster(team, name, "services"), label: "Services", icon: <Boxes aria-hidden />, count: services.length },
    { href: paths.cluster(team, name, "machines"), label: "Machines", icon: <Server aria-hidden />, count: machines.running },
    { href: paths.cluster(team, name, "logs"), label: "Logs", icon: <Logs aria-hidden /> },
    { href: paths.cluster(team, name, "events"), label: "Events", icon: <Activity aria-hidden /> },
    { href: paths.cluster(team, name, "terminal"), label: "Terminal", icon: <SquareTerminal aria-hidden /> },
    { href: paths.cluster(team, name, "settings"), label: "Settings", icon: <Settings aria-hidden /> },
  ];
  usePaletteActions(tabs.map(({ label, href, icon }) => ({ label: `${name}: ${label}`, icon, act: () => router.push(href) })));
  return (
    <PageHeader
      title={name}
      badge={<StateBadge state={state} />}
      description={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 tabular-nums">
          <LiveBadge />
          <span>
            {machines.running} of {machines.desired} machines
          </span>
          <span>
            {tasks} of {services.reduce((sum, { desired }) => sum + desired, 0)} tasks
          </span>
          {urls.slice(0, 2).map((url) => (
            <Link key={url} href={url}>
              {url.replace(/^https?:\/\//, "")}
            </Link>
          ))}
        </div>
      }
      actions={<ClusterButtons cluster={cluster} />}
      tabs={<TabLinks label={`Parts of ${name}`} tabs={tabs} />}
    />
  );
}
