import type { KeyboardEvent } from "react";

/** Left and right go along the bars, up and down to the row above or below; the tab key passes all of them at once. */
export function barKeys(event: KeyboardEvent, box: HTMLElement | null): void {
  const bars = [...(box?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const at = bars.indexOf(event.target as HTMLElement);
  if (at === -1) return;
  const next = goal(event.key, bars, at);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function goal(key: string, bars: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const row = bars[at]?.dataset.row;
  const above = bars[bars.findIndex((bar) => bar.dataset.row === row) - 1]?.dataset.row;
  if (key === "ArrowRight") return bars[at + 1];
  if (key === "ArrowLeft") return bars[at - 1];
  if (key === "Home") return bars[0];
  if (key === "End") return bars.at(-1);
  if (key === "ArrowDown") return bars.slice(at).find((bar) => bar.dataset.row !== row);
  if (key === "ArrowUp") return bars.find((bar) => bar.dataset.row === above);
  return undefined;
}
