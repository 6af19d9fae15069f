"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { isSignedOut } from "./api.ts";

interface Loaded<T> {
  data: T | null;
  error: string | null;
  reload(): void;
}

/** Loads now, every `everyMs`, and when asked; sends who is signed out to the sign-in page. `load` must be stable. */
export function useLoaded<T>(load: () => Promise<T>, everyMs: number): Loaded<T> {
  const router = useRouter();
  const [data, setData] = useState<T | null>(null);
  const [error, setError] = useState<string | null>(null);

  const reload = useCallback(() => {
    load().then(
      (loaded) => {
        setData(loaded);
        setError(null);
      },
      (reason: unknown) => {
        if (isSignedOut(reason)) router.push("/sign-in");
        else setError(reason instanceof Error ? reason.message : String(reason));
      },
    );
  }, [load, router]);

  useEffect(() => {
    reload();
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [reload, everyMs]);

  return { data, error, reload };
}
