import { classes } from "./classes.ts";

/** The shape of what is coming; `className` gives its size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classes("block h-4 animate-shimmer rounded-md bg-sunken motion-reduce:animate-none", className)} />;
}
