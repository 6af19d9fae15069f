import type { OperationDetail } from "@slipway/usecases/operations/schemas";

export type Step = OperationDetail["steps"][number];

/** One step on its row; `left` and `width` in per cent of the whole time. */
export interface TimelineBar {
  step: Step;
  left: number;
  width: number;
  /** Steps of one machine that overlap lie one below the other. */
  lane: number;
}

export interface TimelineRow {
  id: string;
  name: string;
  bars: TimelineBar[];
  lanes: number;
  /** Steps that have not begun, and so have no place in time yet. */
  waiting: number;
}

export interface Timeline {
  rows: TimelineRow[];
  spanMs: number;
}

interface LayoutOptions {
  steps: readonly Step[];
  /** The operation's own beginning: planning comes before the first step. */
  from: string;
  /** null: it goes on, until `nowMs`. */
  to: string | null;
  nowMs: number;
  nameOf(nodeId: string): string | undefined;
}

/** The row of steps that are about no single machine. */
export const WHOLE_CLUSTER = "cluster";

interface Span {
  step: Step;
  startMs: number;
  endMs: number;
}

/** Steps as bars: one row per node, by name, after one for the whole cluster. */
export function layoutTimeline({ steps, from, to, nowMs, nameOf }: LayoutOptions): Timeline {
  const started = steps.flatMap((step) => spanOf(step, nowMs) ?? []);
  const startMs = Math.min(Date.parse(from), ...started.map((span) => span.startMs));
  const ownEndMs = to === null ? nowMs : Date.parse(to);
  const spanMs = Math.max(1, Math.max(ownEndMs, ...started.map(({ endMs }) => endMs)) - startMs);
  const names = namesOf(steps, nameOf);
  const rows = [...Map.groupBy(steps, ({ nodeId }) => nodeId ?? WHOLE_CLUSTER)].map(([id, own]): TimelineRow => {
    const spans = started.filter(({ step }) => (step.nodeId ?? WHOLE_CLUSTER) === id);
    const bars = inLanes(spans).map(({ lane, ...span }) => ({
      step: span.step,
      left: ((span.startMs - startMs) / spanMs) * 100,
      width: ((span.endMs - span.startMs) / spanMs) * 100,
      lane,
    }));
    const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
    return { id, name: names.get(id) ?? id.slice(-8), bars, lanes, waiting: own.length - spans.length };
  });
  return { rows: rows.sort(clusterFirst), spanMs };
}

/** A step that was skipped before it began stands where that was decided. */
function spanOf(step: Step, nowMs: number): Span | null {
  const begun = step.startedAt ?? step.endedAt;
  if (begun === null) return null;
  const startMs = Date.parse(begun);
  const endMs = step.endedAt === null ? nowMs : Date.parse(step.endedAt);
  return { step, startMs, endMs: Math.max(startMs, endMs) };
}

/** Each in the first lane that is free when it begins. */
function inLanes(spans: readonly Span[]): (Span & { lane: number })[] {
  const freeAtMs: number[] = [];
  const inOrder = spans.toSorted((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
  return inOrder.map((span) => {
    const free = freeAtMs.findIndex((ms) => ms <= span.startMs);
    const lane = free === -1 ? freeAtMs.length : free;
    freeAtMs[lane] = span.endMs;
    return { ...span, lane };
  });
}

/** A machine that is gone has no name any more, but the steps that made or deleted it say it. */
function namesOf(steps: readonly Step[], nameOf: LayoutOptions["nameOf"]): Map<string, string> {
  const names = new Map([[WHOLE_CLUSTER, "Whole cluster"]]);
  for (const { nodeId, key, kind } of steps) {
    if (nodeId === null) continue;
    const told = kind.startsWith("machine.") ? key.split(" ")[1] : undefined;
    const name = nameOf(nodeId) ?? told;
    if (name && !names.has(nodeId)) names.set(nodeId, name);
  }
  return names;
}

function clusterFirst(one: TimelineRow, other: TimelineRow): number {
  if (one.id === WHOLE_CLUSTER) return -1;
  return other.id === WHOLE_CLUSTER ? 1 : one.name.localeCompare(other.name, undefined, { numeric: true });
}
