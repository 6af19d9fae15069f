"use client";

import { type UIEvent, useMemo, useRef } from "react";

interface ScrollIntentOptions {
  onHold(): void;
  onFollow(): void;
}

/** Nearer to the end than this is at the end. */
const END_PX = 24;
/** A scroll so soon after a hand moved is the hand's. */
const HAND_MS = 1_500;

/** Tells scrolling by hand from what the page scrolls itself: upwards holds, back to the end follows. */
export function useScrollIntent(options: ScrollIntentOptions) {
  const latest = useRef(options);
  latest.current = options;
  return useMemo(() => {
    let handAt = Number.NEGATIVE_INFINITY;
    let lastTop = 0;
    const moved = (): void => {
      handAt = performance.now();
    };
    return {
      onWheel: moved,
      onTouchMove: moved,
      onPointerDown: moved,
      onKeyDown: moved,
      onScroll({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent<HTMLElement>) {
        const isByHand = performance.now() - handAt < HAND_MS;
        const isAtEnd = scrollHeight - scrollTop - clientHeight < END_PX;
        const isUp = scrollTop < lastTop;
        lastTop = scrollTop;
        if (!isByHand) return;
        if (isAtEnd && !isUp) latest.current.onFollow();
        else if (isUp && !isAtEnd) latest.current.onHold();
      },
    };
  }, []);
}
