import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** Under the page header: the same gutters everywhere. `narrow` for forms and text. */
export function PageBody({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return <div className={classes("space-y-6 px-4 py-5 sm:px-6", narrow && "max-w-3xl")}>{children}</div>;
}
