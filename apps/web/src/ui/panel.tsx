import { type ReactNode, useId } from "react";
import { classes } from "./classes.ts";

interface PanelProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** At the foot, on a line of its own: a form's save button. */
  footer?: ReactNode;
  /** The content reaches the edges: lists and tables. */
  flush?: boolean;
  children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, description, actions, footer, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="overflow-hidden rounded-lg border border-line bg-surface shadow-low">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-2.5">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          {description && <p className="text-xs text-muted">{description}</p>}
        </div>
        {actions && <div className="flex items-center gap-2">{actions}</div>}
      </header>
      <div className={classes(!flush && "p-4")}>{children}</div>
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-sunken/50 px-4 py-2.5">{footer}</footer>
      )}
    </section>
  );
}
