"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useState } from "react";

/** Tables of up to this many rows are simply drawn. */
const VIRTUAL_ABOVE = 100;
const OVERSCAN = 12;

interface RowWindow {
  /** Positions of the rows to draw. */
  indexes: number[];
  /** Heights that stand for the rows above and below. */
  before: number;
  after: number;
  /** On each drawn row, so that its true height is known. */
  measure(element: Element | null): void;
  scrollTo(index: number): void;
}

/** Which rows of a long table are near the window. */
export function useRowWindow(body: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const [scrollMargin, setScrollMargin] = useState(0);
  const virtual = count > VIRTUAL_ABOVE;
  useLayoutEffect(() => {
    if (virtual && body.current) setScrollMargin(Math.round(body.current.getBoundingClientRect().top + window.scrollY));
  }, [virtual, body]);
  const virtualizer = useWindowVirtualizer({
    count,
    enabled: virtual,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin,
  });
  if (!virtual)
    return {
      indexes: Array.from({ length: count }, (_, at) => at),
      before: 0,
      after: 0,
      measure: () => undefined,
      scrollTo: () => undefined,
    };
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  return {
    indexes: items.map(({ index }) => index),
    before: first ? Math.max(0, first.start - scrollMargin) : 0,
    after: last ? Math.max(0, virtualizer.getTotalSize() - (last.end - scrollMargin)) : 0,
    measure: virtualizer.measureElement,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  };
}
