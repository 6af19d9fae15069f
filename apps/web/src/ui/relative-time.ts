const units = [
  { unit: "year", ms: 31_536_000_000 },
  { unit: "month", ms: 2_592_000_000 },
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
] as const;

const JUST_NOW_MS = 45_000;
const words = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/** "just now", "3 min. ago", "in 2 days". */
export function relativeTime(atMs: number, nowMs: number): string {
  const awayMs = atMs - nowMs;
  if (Number.isNaN(awayMs)) return "–";
  if (Math.abs(awayMs) < JUST_NOW_MS) return "just now";
  const fitting = units.find(({ ms }) => Math.abs(awayMs) >= ms) ?? units[4];
  return words.format(Math.round(awayMs / fitting.ms), fitting.unit);
}
