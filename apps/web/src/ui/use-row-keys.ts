"use client";

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

interface RowKeysOptions {
  body: RefObject<HTMLElement | null>;
  count: number;
  scrollTo(index: number): void;
  onOpen(index: number): void;
}

const PAGE_ROWS = 10;

/** Arrows, Home, End and Page keys move between rows; Enter opens one. One row at a time is in the tab order. */
export function useRowKeys({ body, count, scrollTo, onOpen }: RowKeysOptions) {
  const [active, setActive] = useState(0);
  const wanted = useRef(false);
  const current = Math.min(active, Math.max(0, count - 1));

  useEffect(() => {
    if (!wanted.current) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-row="${current}"]`);
    if (!row) return;
    wanted.current = false;
    row.focus();
  });

  function onKeyDown(event: KeyboardEvent): void {
    const onRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    if (!onRow || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      onOpen(current);
      return;
    }
    const next = targetOf(event.key, current, count);
    if (next === null) return;
    event.preventDefault();
    wanted.current = true;
    scrollTo(next);
    setActive(next);
  }

  return { active: current, setActive, onKeyDown };
}

function targetOf(key: string, current: number, count: number): number | null {
  const moves: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + PAGE_ROWS,
    PageUp: current - PAGE_ROWS,
    Home: 0,
    End: count - 1,
  };
  const next = moves[key];
  return next === undefined ? null : Math.min(count - 1, Math.max(0, next));
}
