"use client";

import type { Action } from "@slipway/core/access";
import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useTRPC } from "../api/trpc.ts";
import { Loaded } from "./loaded.tsx";

interface AllowedOnlyProps {
  action: Action;
  /** Says what one's role may not see. */
  title: string;
  /** Who may. */
  text: string;
  children: ReactNode;
}

/** What some roles may not even see is not asked for on their behalf. */
export function AllowedOnly({ action, title, text, children }: AllowedOnlyProps) {
  const team = useQuery(useTRPC().teams.get.queryOptions({}));
  return (
    <Loaded query={team} label="Loading">
      {({ actions }) => (actions.includes(action) ? children : <EmptyState icon={<Lock aria-hidden />} title={title} text={text} />)}
    </Loaded>
  );
}
