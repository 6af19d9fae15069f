"use client";

import { useEffect, useState } from "react";

/** The time, kept fresh while something goes on. */
export function useNow(everyMs: number, moving: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, moving]);
  return now;
}
