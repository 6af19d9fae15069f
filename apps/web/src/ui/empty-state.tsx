import type { ReactNode } from "react";

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  /** What will be here, and how it comes. */
  text: ReactNode;
  actions?: ReactNode;
  /** It is all that the page says: its title is the page's. */
  page?: boolean;
}

export function EmptyState({ icon, title, text, actions, page = false }: EmptyStateProps) {
  const Title = page ? "h1" : "p";
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-12 text-center">
      <span className="flex size-10 items-center justify-center rounded-full border border-line bg-sunken text-subtle [&_svg]:size-5">
        {icon}
      </span>
      <div className="space-y-1">
        <Title className="text-base font-medium">{title}</Title>
        <p className="text-balance text-muted">{text}</p>
      </div>
      {actions && <div className="flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
