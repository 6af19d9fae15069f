"use client";

import type { LogItem } from "@slipway/usecases/logs/schemas";
import { ArrowDownToLine, Download, Logs, Pause } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { problemOf } from "../../ui/problem-of.ts";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { useToast } from "../../ui/toast-context.ts";
import { useCluster, useClusterName } from "../cluster/use-cluster.ts";
import type { StreamState } from "../live/durable-stream.ts";
import { downloadLog } from "./download-log.ts";
import { countNewer, MAX_LINES } from "./kept-lines.ts";
import type { LogQuery } from "./log-filters.ts";
import { LogLines } from "./log-lines.tsx";
import { useLogLines } from "./use-log-lines.ts";
import { useSourceNames } from "./use-source-names.ts";

interface LogViewProps {
  query: LogQuery;
  onClear(): void;
}

/** The lines of one choice of filters: following, or held still while one reads. */
export function LogView({ query, onClear }: LogViewProps) {
  const { lines, state, error, retry, older } = useLogLines(query);
  const [held, setHeld] = useState<readonly LogItem[] | null>(null);
  const [first, setFirst] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const [cluster, toast, sourceOf] = [useClusterName(), useToast(), useSourceNames()];
  if (error !== null) return <ErrorState error={error} onRetry={retry} />;
  if (!lines) return <TableSkeleton rows={12} label="Loading the log" />;
  if (lines.length === 0) return <NoLines isNarrowed={Object.keys(query).length > 0} state={state} onClear={onClear} />;
  const shown = held ?? lines;
  const readOlder = async (): Promise<void> => {
    setReading(true);
    try {
      const more = await older(shown);
      if (more) setHeld(more);
      else setFirst(shown[0]?.cursor ?? null);
    } catch (failed) {
      toast.showProblem(failed);
    }
    setReading(false);
  };
  const newer = held ? countNewer(lines, held) : 0;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-xs text-muted tabular-nums">
          {shown.length} lines{shown.length >= MAX_LINES && ", the most that are kept here"} · {held ? "held still" : "following"}
        </p>
        <div className="flex flex-wrap gap-2">
          {held === null && (
            <Button size="sm" variant="ghost" icon={<Pause aria-hidden />} onClick={() => setHeld(lines)}>
              Pause
            </Button>
          )}
          <Button size="sm" icon={<Download aria-hidden />} onClick={() => downloadLog(`${cluster}.log`, shown, sourceOf)}>
            Download these
          </Button>
        </div>
      </div>
      <StreamNotice state={state} />
      <LogLines
        lines={shown}
        following={held === null}
        sourceOf={sourceOf}
        onHold={() => setHeld(lines)}
        onFollow={() => setHeld(null)}
        older={shown.length < MAX_LINES && shown[0]?.cursor !== first ? { busy: reading, read: () => void readOlder() } : null}
      />
      {held && (
        <div className="sticky bottom-3 flex justify-center">
          <Button size="sm" variant="primary" icon={<ArrowDownToLine aria-hidden />} onClick={() => setHeld(null)}>
            {newer > 0 ? `Jump to newest (${newer} more)` : "Jump to newest"}
          </Button>
        </div>
      )}
    </div>
  );
}

function NoLines({ isNarrowed, state, onClear }: { isNarrowed: boolean; state: StreamState; onClear(): void }) {
  const isStopped = useCluster().data?.state === "stopped";
  const whatToDo = isStopped
    ? "Start the cluster: what its tasks print appears here as it comes."
    : "What its tasks print appears here as it comes.";
  return (
    <>
      <StreamNotice state={state} />
      <EmptyState
        icon={<Logs aria-hidden />}
        title={isNarrowed ? "No line matches" : "Nothing was printed yet"}
        text={isNarrowed ? "Lines that match appear here as they come." : whatToDo}
        actions={isNarrowed && <Button onClick={onClear}>Show all lines</Button>}
      />
    </>
  );
}

function StreamNotice({ state }: { state: StreamState }) {
  if (state.kind === "offline") return <Notice tone="warn">The connection is gone: trying again. No line will be missed.</Notice>;
  if (state.kind !== "refused") return null;
  const { message, remedy } = problemOf(state.error);
  return (
    <Notice tone="bad">
      {message} {remedy}
    </Notice>
  );
}
