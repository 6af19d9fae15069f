import type { AnswerSource } from "@slipway/core/ports";

/** Sources that are remembered apart; what they are forgotten for is that all count as changed. */
const MAX_SOURCES = 50_000;

/** What is told of changes, by any process, as a count: what was read at a count holds while its source has not changed after it. */
export interface ChangeFeed {
  /** The count once every change is in it that was committed before this call; null while nobody can say. */
  heard(): Promise<number | null>;
  /** The count at which the source changed last, or may have. */
  lastChange(source: AnswerSource): number;
}

/** The same as it is told. */
export interface ToldChanges extends ChangeFeed {
  /** `<team>/<cluster>`, or `<team>/` for its list. */
  told(payload: string): void;
  /** Something may have been missed. */
  onGap(): void;
}

const nameOf = ({ teamId, clusterId }: AnswerSource): string => `${teamId}/${clusterId ?? ""}`;

export function changeFeed(caughtUp: () => Promise<boolean>): ToldChanges {
  const changedAt = new Map<string, number>();
  let count = 0;
  let allChangedAt = 0;

  function onGap(): void {
    count += 1;
    allChangedAt = count;
    changedAt.clear();
  }

  return {
    heard: async () => ((await caughtUp()) ? count : null),
    lastChange: (source) => Math.max(allChangedAt, changedAt.get(nameOf(source)) ?? 0),
    told(payload) {
      if (changedAt.size >= MAX_SOURCES) onGap();
      count += 1;
      changedAt.set(payload, count);
    },
    onGap,
  };
}
