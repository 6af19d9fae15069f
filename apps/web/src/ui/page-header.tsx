import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title: a state badge. */
  badge?: ReactNode;
  description?: ReactNode;
  /** The page's acts, the main one last. */
  actions?: ReactNode;
  /** Tabs, under the title and on the line. */
  tabs?: ReactNode;
}

/** The one h1 of a page. */
export function PageHeader({ title, badge, description, actions, tabs }: PageHeaderProps) {
  return (
    <header className="border-b border-line px-4 pt-4 sm:px-6 sm:pt-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-4">
        <div className="min-w-0 space-y-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">{title}</h1>
            {badge}
          </div>
          {description && <div className="text-muted">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {tabs}
    </header>
  );
}
