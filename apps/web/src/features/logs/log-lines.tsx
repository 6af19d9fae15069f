"use client";

import type { LogItem } from "@slipway/usecases/logs/schemas";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { LogRow } from "./log-row.tsx";
import { useScrollIntent } from "./use-scroll-intent.ts";

interface LogLinesProps {
  lines: readonly LogItem[];
  /** The newest line stays in sight. */
  following: boolean;
  sourceOf(line: LogItem): string;
  onHold(): void;
  onFollow(): void;
  /** null: there are none, or no room for more. */
  older: { busy: boolean; read(): void } | null;
}

const ROW_PX = 20;
const OVERSCAN = 20;

/** Only the lines in sight are drawn. Who scrolls up holds them still; who comes back to the end follows again. */
export function LogLines({ lines, following, sourceOf, onHold, onFollow, older }: LogLinesProps) {
  const box = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (at) => lines[at]?.cursor ?? at,
  });
  const totalPx = virtualizer.getTotalSize();
  const intent = useScrollIntent({ onHold: () => following && onHold(), onFollow: () => !following && onFollow() });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that the end has moved
  useEffect(() => {
    if (following && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [following, lines, totalPx]);

  const first = lines[0]?.cursor;
  const before = useRef({ first, count: lines.length });
  useLayoutEffect(() => {
    const added = lines.length - before.current.count;
    // What one was reading stays where it was when older lines come above it.
    if (!following && added > 0 && first !== before.current.first) virtualizer.scrollToIndex(added, { align: "start" });
    before.current = { first, count: lines.length };
  }, [lines, first, following, virtualizer]);

  return (
    <section
      ref={box}
      aria-label="Lines"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      {...intent}
      className="h-[max(18rem,calc(100dvh-21rem))] overflow-y-auto overscroll-contain rounded-lg border border-line bg-surface py-1 font-mono text-xs shadow-low"
    >
      {older && (
        <div className="flex justify-center p-2 font-sans">
          <Button size="sm" variant="ghost" busy={older.busy} onClick={older.read}>
            Older lines
          </Button>
        </div>
      )}
      <div className="relative w-full" style={{ height: totalPx }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          return (
            line && (
              <div
                key={key}
                data-index={index}
                ref={virtualizer.measureElement}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <LogRow line={line} source={sourceOf(line)} />
              </div>
            )
          );
        })}
      </div>
    </section>
  );
}
