"use client";

import { Equal } from "lucide-react";
import { useMemo } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { changedFiles } from "./changed-files.ts";
import { FileDiff } from "./file-diff.tsx";
import { useVersion } from "./use-blueprint.ts";

const noFiles: { path: string; content: string }[] = [];

/** How the program of one version became that of another. Before the first one there was nothing. */
export function VersionDiff({ blueprint, from, to }: { blueprint: string; from: number; to: number }) {
  const before = useVersion(blueprint, from);
  const after = useVersion(blueprint, to);
  const old = from === 0 ? noFiles : before.data?.files;
  const files = useMemo(() => (old && after.data ? changedFiles(old, after.data.files) : null), [old, after.data]);
  const error = before.error ?? after.error;
  if (!files)
    return error ? (
      <ErrorState error={error} onRetry={() => void Promise.all([from > 0 && before.refetch(), after.refetch()])} />
    ) : (
      <Skeleton className="h-40" />
    );
  if (files.length === 0)
    return <EmptyState icon={<Equal aria-hidden />} title="No difference" text="Both versions have the same program." />;
  return files.map((file) => <FileDiff key={file.path} file={file} />);
}
