import { Skeleton } from "./skeleton.tsx";

/** Stands where a table will be, so that nothing jumps. */
export function TableSkeleton({ rows = 6, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="h-9 border-b border-line bg-sunken/50" />
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={at} className="flex h-10 items-center gap-6 border-b border-line px-4 last:border-b-0">
          <Skeleton className="w-40" />
          <Skeleton className="w-20" />
          <Skeleton className="ml-auto w-24 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}
