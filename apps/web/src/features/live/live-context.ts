"use client";

import type { ClusterEventItem } from "@slipway/usecases/events/schemas";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { StreamState } from "./durable-stream.ts";
import type { RecentEvents } from "./recent-events.ts";

export interface LiveCluster {
  state: StreamState;
  events: RecentEvents;
}

export const LiveContext = createContext<LiveCluster | null>(null);

function useLive(): LiveCluster {
  const live = useContext(LiveContext);
  if (!live) throw new Error("There is no LiveCluster above; [team]/clusters/[cluster]/layout.tsx has it.");
  return live;
}

/** Whether the page is told what happens. */
export const useLiveState = (): StreamState => useLive().state;

/** The newest events of the cluster, newest first, as they happen; older ones are asked for with `events.list`. */
export function useRecentEvents(): readonly ClusterEventItem[] {
  const { events } = useLive();
  return useSyncExternalStore(events.subscribe, events.list, events.list);
}
