"use client";

import type { Fault } from "@slipway/core/errors";
import { useMemo, useState } from "react";
import { CodeEditor } from "./code-editor.tsx";
import { FaultList } from "./fault-list.tsx";
import { faultFile, placeOf, placesIn } from "./fault-places.ts";
import { FileBar } from "./file-bar.tsx";
import type { useSource } from "./use-source.ts";
import type { useValidation } from "./use-validation.ts";

interface EditorPaneProps {
  source: ReturnType<typeof useSource>;
  validation: ReturnType<typeof useValidation>;
  readOnly: boolean;
}

/** The files, the text of the chosen one, and what is wrong with all of them. */
export function EditorPane({ source, validation, readOnly }: EditorPaneProps) {
  const { files, current } = source;
  const { result } = validation;
  const [target, setTarget] = useState<{ path: string; offset: number } | null>(null);
  const file = files.find(({ path }) => path === current) ?? files[0];
  const faults = useMemo(() => (file ? placesIn(file, result?.faults ?? [], files) : []), [file, files, result]);
  const warnings = useMemo(() => (file ? placesIn(file, result?.warnings ?? [], files) : []), [file, files, result]);

  function goTo(fault: Fault): void {
    const path = faultFile(fault, files);
    const there = files.find((each) => each.path === path);
    if (!there) return;
    source.setCurrent(there.path);
    setTarget({ path: there.path, offset: placeOf(fault, there.content).from });
  }
  function choose(path: string): void {
    setTarget(null);
    source.setCurrent(path);
  }
  return (
    <div className="flex h-full min-h-0 flex-col border-b border-line">
      <FileBar files={files} current={file?.path ?? ""} readOnly={readOnly} onChoose={choose} onAdd={source.add} onRemove={source.remove} />
      <div className="h-[60dvh] min-h-64 lg:h-[calc(100dvh-14rem)]">
        {file && (
          <CodeEditor
            key={file.path}
            content={file.content}
            label={`Program ${file.path}`}
            readOnly={readOnly}
            faults={faults}
            warnings={warnings}
            target={target?.path === file.path ? target : null}
            onChange={(content) => source.write(file.path, content)}
          />
        )}
      </div>
      {!readOnly && <FaultList validation={validation} onGoTo={goTo} />}
    </div>
  );
}
