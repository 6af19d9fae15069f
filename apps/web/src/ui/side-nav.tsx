"use client";

import NextLink from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export interface SideNavItem {
  href: string;
  label: string;
  icon: ReactNode;
  /** Only this very address, not what lies below it. */
  exact?: boolean;
  /** At the right edge: a count, a key hint. */
  trailing?: ReactNode;
}

/** `onGo`: a link was followed; a phone's drawer closes then. */
export function SideNav({ label, items, onGo }: { label: string; items: readonly SideNavItem[]; onGo?(): void }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label}>
      <ul className="space-y-0.5">
        {items.map(({ href, label: name, icon, exact, trailing }) => {
          const chosen = exact ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <NextLink
                href={href}
                onClick={onGo}
                aria-current={chosen ? "page" : undefined}
                className={classes(
                  "group flex h-8 items-center gap-2.5 rounded-md px-2 transition-colors pointer-coarse:h-10 [&>svg]:size-4 [&>svg]:shrink-0",
                  chosen ? "bg-hover font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                {icon}
                <span className="min-w-0 flex-1 truncate">{name}</span>
                {trailing}
              </NextLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
