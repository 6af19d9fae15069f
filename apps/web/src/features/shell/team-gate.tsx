"use client";

import { UsersRound } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { rememberTeam } from "./last-team.ts";
import { useMe } from "./use-me.ts";

/** A team that is not one's own does not exist. */
export function TeamGate({ team, children }: { team: string; children: ReactNode }) {
  const { me } = useMe();
  const mine = me?.teams.some(({ slug }) => slug === team);
  useEffect(() => {
    if (mine) rememberTeam(team);
  }, [mine, team]);
  if (mine !== false) return children;
  return (
    <div className="flex flex-1 items-center">
      <EmptyState
        page
        icon={<UsersRound aria-hidden />}
        title={`You are in no team called ${team}`}
        text="The address may be mistyped, or you are signed in with another account than the one that was invited."
        actions={
          <ButtonLink href="/" variant="primary">
            To your team
          </ButtonLink>
        }
      />
    </div>
  );
}
