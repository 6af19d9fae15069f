"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import type { FaultPlace } from "./fault-places.ts";
import type { MountedEditor } from "./mount-editor.ts";

interface CodeEditorProps {
  /** Read when the editor is made; give another `key` for another text. */
  content: string;
  label: string;
  readOnly: boolean;
  faults: readonly FaultPlace[];
  warnings: readonly FaultPlace[];
  /** A place to go to; a new object goes there again. */
  target: { offset: number } | null;
  onChange(content: string): void;
}

export function CodeEditor({ content, label, readOnly, faults, warnings, target, onChange }: CodeEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  // Made again when one may suddenly write or no longer: what was written stays.
  const latest = useRef(content);
  latest.current = content;
  const change = useRef(onChange);
  change.current = onChange;
  const [editor, setEditor] = useState<MountedEditor | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let mounted: MountedEditor | null = null;
    let gone = false;
    import("./mount-editor.ts").then(
      ({ mountEditor }) => {
        if (gone || !box.current) return;
        mounted = mountEditor(box.current, { content: latest.current, label, readOnly, onChange: (text) => change.current(text) });
        setEditor(mounted);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      mounted?.destroy();
    };
  }, [label, readOnly]);

  useEffect(() => {
    const marked = [
      ...faults.map((place) => ({ ...place, severity: "error" as const })),
      ...warnings.map((place) => ({ ...place, severity: "warning" as const })),
    ];
    editor?.show(marked.sort((a, b) => a.from - b.from));
  }, [editor, faults, warnings]);

  useEffect(() => {
    if (target) editor?.goTo(target.offset);
  }, [editor, target]);

  return (
    <div ref={box} className="relative h-full min-h-0 bg-surface">
      {!editor && !failed && (
        <div role="status" aria-label="Loading the editor" className="absolute inset-0 space-y-2 p-4">
          <Skeleton className="w-3/5" />
          <Skeleton className="w-2/5" />
          <Skeleton className="w-1/2" />
        </div>
      )}
      {failed && (
        <div role="alert" className="flex flex-wrap items-center gap-3 p-4">
          The editor could not be loaded.
          <Button onClick={() => window.location.reload()}>Reload the page</Button>
        </div>
      )}
    </div>
  );
}
