"use client";

import { useQuery } from "@tanstack/react-query";
import { PageBody } from "../../../ui/page-body.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { Loaded } from "../loaded.tsx";
import { RolesPanel } from "./roles-panel.tsx";
import { TeamPanel } from "./team-panel.tsx";

export function GeneralPage() {
  const team = useQuery(useTRPC().teams.get.queryOptions({}));
  return (
    <PageBody>
      <Loaded query={team} label="Loading the team">
        {(data) => (
          <div className="space-y-6">
            <TeamPanel team={data} />
            <RolesPanel own={data.role} />
          </div>
        )}
      </Loaded>
    </PageBody>
  );
}
