"use client";

import type { ClusterSpec } from "@slipway/core/blueprint";
import type { Fault } from "@slipway/core/errors";
import { useEffect, useState } from "react";
import { useTRPCClient } from "../api/trpc.ts";
import type { SourceFile } from "./source-file.ts";

const PAUSE_MS = 500;

export interface Validation {
  faults: readonly Fault[];
  warnings: readonly Fault[];
}

interface ValidationOptions {
  files: readonly SourceFile[];
  args: readonly string[];
  /** A viewer may not make the server work. */
  enabled: boolean;
}

/** What the program compiles to, half a second after it was last changed; `spec` is of the last text without faults. An answer to an older text is never shown. */
export function useValidation({ files, args, enabled }: ValidationOptions) {
  const client = useTRPCClient();
  const [result, setResult] = useState<Validation | null>(null);
  const [spec, setSpec] = useState<ClusterSpec | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks once more
  useEffect(() => {
    if (!enabled) return;
    const stop = new AbortController();
    const answered = (next: (Validation & { spec: ClusterSpec | null }) | null, refusal: unknown): void => {
      if (stop.signal.aborted) return;
      if (next) setResult(next);
      if (next?.spec) setSpec(next.spec);
      setError(refusal);
      setBusy(false);
    };
    const timer = setTimeout(() => {
      const source = { files: [...files], entry: files[0]?.path, args: [...args] };
      client.blueprints.validate.mutate(source, { signal: stop.signal }).then(
        (validation) => answered(validation, null),
        (refusal: unknown) => answered(null, refusal),
      );
    }, PAUSE_MS);
    setBusy(true);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, files, args, enabled, tries]);

  const hasFaults = (result?.faults.length ?? 0) > 0;
  return { result, spec, hasFaults, error, busy, again: () => setTries((count) => count + 1) };
}
