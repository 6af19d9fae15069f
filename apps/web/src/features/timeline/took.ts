import { duration } from "../../ui/duration.ts";

interface Timed {
  startedAt: string | null;
  endedAt: string | null;
}

/** How long something took, or has taken until now; "–" before it begins. */
export function took({ startedAt, endedAt }: Timed, nowMs: number): string {
  if (startedAt === null) return "–";
  const endMs = endedAt === null ? nowMs : Date.parse(endedAt);
  return duration(Math.max(0, endMs - Date.parse(startedAt)));
}
