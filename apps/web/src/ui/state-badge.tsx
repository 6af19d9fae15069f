const good = new Set(["running", "succeeded"]);
const bad = new Set(["failed", "lost", "exited", "unhealthy", "degraded", "unreachable"]);
const idle = new Set(["stopped", "cancelled", "skipped", "gone", "pending"]);

function colours(state: string): string {
  if (good.has(state)) return "bg-emerald-100 text-emerald-800";
  if (bad.has(state)) return "bg-rose-100 text-rose-800";
  if (idle.has(state)) return "bg-stone-200 text-stone-700";
  return "bg-amber-100 text-amber-800";
}

export function StateBadge({ state }: { state: string }) {
  return <span className={`inline-block rounded-full px-2 py-0.5 text-xs font-medium ${colours(state)}`}>{state}</span>;
}
