"use client";

import { useEffect, useState } from "react";
import { relativeTime } from "./relative-time.ts";
import { Tooltip } from "./tooltip.tsx";

const TICK_MS = 15_000;

/** "3 minutes ago", kept fresh; the exact moment on hover and on focus. */
export function Time({ at, none = "–" }: { at: string | null | undefined; none?: string }) {
  const now = useNow(TICK_MS);
  if (!at) return <span className="text-subtle">{none}</span>;
  return (
    <Tooltip text={new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "long" })}>
      <time dateTime={at} suppressHydrationWarning className="whitespace-nowrap tabular-nums">
        {relativeTime(Date.parse(at), now)}
      </time>
    </Tooltip>
  );
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
