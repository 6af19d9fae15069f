"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { Code, History } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../ui/badge.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TabLinks } from "../../ui/tab-links.tsx";
import { paths } from "../paths.ts";
import { useMay } from "../shell/use-may.ts";
import { useTeam } from "../shell/use-team.ts";
import { BlueprintMenu } from "./blueprint-menu.tsx";

interface BlueprintHeaderProps {
  /** Of the address, until the blueprint is there. */
  name: string;
  blueprint?: Blueprint;
  badge?: ReactNode;
  actions?: ReactNode;
  /** The editor has text that no version keeps. */
  isUnsaved?: boolean;
}

export function BlueprintHeader({ name, blueprint, badge, actions, isUnsaved = false }: BlueprintHeaderProps) {
  const team = useTeam();
  const mayOperate = useMay("operate");
  const tabs = [
    { href: paths.blueprint(team, name), label: "Editor", icon: <Code aria-hidden />, exact: true },
    {
      href: paths.blueprint(team, name, "versions"),
      label: "Versions",
      icon: <History aria-hidden />,
      ...(blueprint ? { count: blueprint.latestVersion } : {}),
    },
  ];
  return (
    <PageHeader
      title={blueprint?.name ?? name}
      badge={blueprint?.archivedAt ? <Badge tone="warn">deleted</Badge> : badge}
      actions={
        <>
          {blueprint && mayOperate && !blueprint.archivedAt && <BlueprintMenu blueprint={blueprint} isUnsaved={isUnsaved} />}
          {actions}
        </>
      }
      tabs={<TabLinks label={`Parts of ${name}`} tabs={tabs} />}
    />
  );
}
