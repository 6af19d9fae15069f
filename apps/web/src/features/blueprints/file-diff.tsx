"use client";

import { useEffect, useRef, useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import type { ChangedFile } from "./changed-files.ts";

const tones = { added: "good", changed: "warn", removed: "bad" } as const;

export function FileDiff({ file: { path, before, after, kind } }: { file: ChangedFile }) {
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  useEffect(() => {
    let unmount: (() => void) | null = null;
    let gone = false;
    import("./mount-diff.ts").then(
      ({ mountDiff }) => {
        if (gone || !box.current) return;
        unmount = mountDiff(box.current, { before, after, label: `Changes of ${path}` });
        setState("shown");
      },
      () => setState("failed"),
    );
    return () => {
      gone = true;
      unmount?.();
    };
  }, [path, before, after]);
  return (
    <Panel flush title={<span className="font-mono text-xs">{path}</span>} actions={<Badge tone={tones[kind]}>{kind}</Badge>}>
      <div ref={box} className="overflow-x-auto" />
      {state === "loading" && <Skeleton className="m-4 h-24" />}
      {state === "failed" && (
        <div role="alert" className="flex flex-wrap items-center gap-3 p-4">
          The difference could not be drawn. <Button onClick={() => window.location.reload()}>Reload the page</Button>
        </div>
      )}
    </Panel>
  );
}
