"use client";

import type { LogItem } from "@slipway/usecases/logs/schemas";
import { useEffect, useState } from "react";
import { teamHeaders } from "../api/api-client.ts";
import { useTRPCClient } from "../api/trpc.ts";
import { useClusterName } from "../cluster/use-cluster.ts";
import { connectSse } from "../live/connect-sse.ts";
import { durableStream, type StreamState } from "../live/durable-stream.ts";
import { frameBatch } from "../live/frame-batch.ts";
import { whenNoticed } from "../live/when-noticed.ts";
import { useTeam } from "../shell/use-team.ts";
import { MAX_LINES, withNewer, withOlder } from "./kept-lines.ts";
import type { LogQuery } from "./log-filters.ts";
import { plainLine } from "./plain-line.ts";

const PAGE = 200;

interface LogLines {
  lines: readonly LogItem[] | null;
  /** Of the stream; before it, of what was there already. */
  state: StreamState;
  error: unknown;
  retry(): void;
}

const plain = (line: LogItem): LogItem => ({ ...line, text: plainLine(line.text) });

/** The newest lines that match, then each as it comes. Give `query` a stable identity, and the component a key by it. */
export function useLogLines(query: LogQuery): LogLines & { older(shown: readonly LogItem[]): Promise<readonly LogItem[] | null> } {
  const client = useTRPCClient();
  const [team, cluster] = [useTeam(), useClusterName()];
  const [lines, setLines] = useState<readonly LogItem[] | null>(null);
  const [state, setState] = useState<StreamState>({ kind: "connecting" });
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another run
  useEffect(() => {
    let stop = (): void => undefined;
    const batch = frameBatch<LogItem>((items) => setLines((known) => withNewer(known ?? [], items)));
    const follow = (lastId: string | null): void => {
      const url = `/api/v1/clusters/${encodeURIComponent(cluster)}/logs/stream?${new URLSearchParams({ ...query })}`;
      const stream = durableStream({
        connect: (last, to) => connectSse({ url, headers: teamHeaders(team) }, last, to),
        lastId,
        onItem: ({ data }) => batch.push(plain(JSON.parse(data) as LogItem)),
        onState: setState,
      });
      const stopNoticing = whenNoticed(stream.nudge);
      stop = () => {
        stopNoticing();
        stream.close();
      };
    };
    let gone = false;
    client.logs.list.query({ cluster, ...query, order: "newest", limit: PAGE }).then(
      ({ items, latest }) => {
        if (gone) return;
        setLines(items.map(plain).toReversed());
        follow(latest ?? items[0]?.cursor ?? null);
      },
      (failed: unknown) => !gone && setError(failed),
    );
    return () => {
      gone = true;
      batch.cancel();
      stop();
    };
  }, [client, team, cluster, query, tries]);

  return {
    lines,
    state,
    error,
    retry() {
      setError(null);
      setTries((count) => count + 1);
    },
    /** The lines before those shown, put before them; null when there are none. */
    async older(shown) {
      const first = shown[0];
      if (!first || shown.length >= MAX_LINES) return null;
      const { items } = await client.logs.list.query({ cluster, ...query, order: "newest", limit: PAGE, cursor: first.cursor });
      if (items.length === 0) return null;
      const found = items.map(plain);
      setLines((known) => (known?.[0]?.cursor === first.cursor ? withOlder(known, found) : known));
      return withOlder(shown, found);
    },
  };
}
