"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";

interface SplitPaneProps {
  /** Under this name the width is kept in this browser. */
  name: string;
  /** Read aloud at the handle: "Width of the editor". */
  label: string;
  first: ReactNode;
  second: ReactNode;
  /** The first pane's share, in per cent. */
  defaultShare?: number;
}

const MIN = 20;
const MAX = 80;
const KEY_STEP = 2;
const within = (share: number): number => Math.min(MAX, Math.max(MIN, share));

/** Two panes with a handle between them; one above the other where it is narrow. */
export function SplitPane({ name, label, first, second, defaultShare = 50 }: SplitPaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(defaultShare);
  const key = `slipway-split-${name}`;

  useEffect(() => {
    const kept = Number(localStorage.getItem(key));
    if (kept >= MIN && kept <= MAX) setShare(kept);
  }, [key]);

  const change = (next: number): void => {
    setShare(within(next));
    localStorage.setItem(key, String(Math.round(within(next))));
  };
  const drag = (event: PointerEvent): void => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    change(((event.clientX - bounds.left) / bounds.width) * 100);
  };
  const press = (event: KeyboardEvent): void => {
    const moves: Record<string, number> = { ArrowLeft: share - KEY_STEP, ArrowRight: share + KEY_STEP, Home: MIN, End: MAX };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    change(next);
  };

  return (
    <div ref={box} className="flex min-h-0 flex-1 max-lg:flex-col" style={{ "--share": `${share}%` } as React.CSSProperties}>
      <div className="min-h-0 min-w-0 lg:w-(--share)">{first}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: an hr takes no keys */}
      <div
        role="separator"
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={Math.round(share)}
        aria-valuemin={MIN}
        aria-valuemax={MAX}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
        onDoubleClick={() => change(defaultShare)}
        className="relative w-px shrink-0 cursor-col-resize touch-none bg-line transition-colors before:absolute before:inset-y-0 before:-left-1.5 before:w-3 hover:bg-accent focus-visible:bg-accent max-lg:hidden"
      />
      <div className="min-h-0 min-w-0 flex-1 max-lg:border-t max-lg:border-line">{second}</div>
    </div>
  );
}
