"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { teamHeaders } from "../api/api-client.ts";
import { useTRPC } from "../api/trpc.ts";
import { clusterUpdates } from "./cluster-updates.ts";
import { connectSse } from "./connect-sse.ts";
import type { StreamState } from "./durable-stream.ts";
import { LiveContext } from "./live-context.ts";
import { recentEvents } from "./recent-events.ts";
import { sharedStream } from "./shared-stream.ts";
import { whenNoticed } from "./when-noticed.ts";

interface LiveClusterProps {
  team: string;
  /** As the address names it: the key of every query below. */
  cluster: string;
  /** The last event that the loaded page includes. */
  after: number;
  children: ReactNode;
}

/** Keeps everything below up to date: one stream for all tabs on this cluster, from the moment that the page was loaded. */
export function LiveCluster({ team, cluster, after, children }: LiveClusterProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [state, setState] = useState<StreamState>({ kind: "connecting" });
  const [events] = useState(recentEvents);
  const [startAfter] = useState(after);

  useEffect(() => {
    const updates = clusterUpdates({ trpc, queryClient, cluster, onEvents: events.add });
    const source = { url: `/api/v1/clusters/${encodeURIComponent(cluster)}/events/stream`, headers: teamHeaders(team) };
    const stream = sharedStream({
      name: `${team}/${cluster}`,
      after: startAfter,
      connect: (lastId, to) => connectSse(source, lastId, to),
      onItem: ({ data }) => updates.take(data),
      onGap: updates.reloadAll,
      onState(next) {
        setState(next);
        // Signed out, no member any more, or the cluster is gone: its queries say which.
        if (next.kind === "refused") updates.reloadAll();
      },
    });
    const stopNoticing = whenNoticed(stream.nudge);
    return () => {
      stopNoticing();
      stream.close();
      updates.stop();
    };
  }, [trpc, queryClient, team, cluster, events, startAfter]);

  const value = useMemo(() => ({ state, events }), [state, events]);
  return <LiveContext value={value}>{children}</LiveContext>;
}
