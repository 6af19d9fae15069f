"use client";

import { useCallback, useEffect, useState } from "react";
import type { SourceFile } from "./source-file.ts";

const sameFiles = (one: readonly SourceFile[], other: readonly SourceFile[]): boolean =>
  one.length === other.length && one.every(({ path, content }, at) => path === other[at]?.path && content === other[at]?.content);

/** The files as they are written now, and whether a version holds them. Leaving the page with unsaved ones is asked about. */
export function useSource(kept: readonly SourceFile[]) {
  const [files, setFiles] = useState(kept);
  const [saved, setSaved] = useState(kept);
  const [current, setCurrent] = useState(kept[0]?.path ?? "");
  const isChanged = !sameFiles(files, saved);

  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged]);

  const write = useCallback(
    (path: string, content: string) => setFiles((now) => now.map((file) => (file.path === path ? { path, content } : file))),
    [],
  );
  function add(path: string): void {
    setFiles([...files, { path, content: "" }]);
    setCurrent(path);
  }
  function remove(path: string): void {
    const left = files.filter((file) => file.path !== path);
    setFiles(left);
    if (current === path) setCurrent(left[0]?.path ?? "");
  }
  return { files, current, isChanged, setCurrent, write, add, remove, markSaved: setSaved };
}
