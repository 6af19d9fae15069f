"use client";

import type { ClusterEventItem } from "@slipway/usecases/events/schemas";
import { useEffect, useState } from "react";

const KEPT = 200;
/** A start has many events a second: what they changed is asked for once. */
const SETTLE_MS = 250;

/** The cluster's latest events, newest first, as they happen. `onChange` must be stable. */
export function useClusterEvents(cluster: string, onChange: () => void): ClusterEventItem[] {
  const [events, setEvents] = useState<ClusterEventItem[]>([]);

  useEffect(() => {
    let settling: ReturnType<typeof setTimeout> | undefined;
    // The browser reconnects by itself, with Last-Event-ID.
    const source = new EventSource(`/api/v1/clusters/${encodeURIComponent(cluster)}/events/stream`);
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data) as ClusterEventItem;
      setEvents((known) => (known.some(({ sequence }) => sequence === event.sequence) ? known : [event, ...known].slice(0, KEPT)));
      clearTimeout(settling);
      settling = setTimeout(onChange, SETTLE_MS);
    };
    return () => {
      clearTimeout(settling);
      source.close();
    };
  }, [cluster, onChange]);

  return events;
}
