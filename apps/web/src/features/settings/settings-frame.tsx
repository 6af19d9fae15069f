"use client";

import type { ReactNode } from "react";
import { PageHeader } from "../../ui/page-header.tsx";
import { TabLinks } from "../../ui/tab-links.tsx";
import { settingsPages } from "../shell/team-nav.ts";
import { useTeam } from "../shell/use-team.ts";

export function SettingsFrame({ children }: { children: ReactNode }) {
  const team = useTeam();
  return (
    <>
      <PageHeader title="Settings" tabs={<TabLinks label="Settings" tabs={settingsPages(team)} />} />
      {children}
    </>
  );
}
