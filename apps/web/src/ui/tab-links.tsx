"use client";

import NextLink from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "./classes.ts";

interface TabLink {
  href: string;
  label: string;
  icon?: ReactNode;
  count?: number;
  /** Only this very address, not what lies below it. */
  exact?: boolean;
}

/** Parts of one thing, each with an address of its own. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const pathname = usePathname();
  const current = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen tab moves with the path
  useEffect(() => {
    // It answers with a promise in newer browsers, which an effect must not return.
    const reveal = (): void => void current.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
    reveal();
    // A phone that is turned has room for fewer.
    window.addEventListener("resize", reveal);
    return () => window.removeEventListener("resize", reveal);
  }, [pathname]);
  return (
    <nav aria-label={label} className="-mb-px flex gap-1 overflow-x-auto [scrollbar-width:none]">
      {tabs.map(({ href, label: name, icon, count, exact }) => {
        const chosen = exact ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
        return (
          <NextLink
            key={href}
            ref={chosen ? current : undefined}
            href={href}
            aria-current={chosen ? "page" : undefined}
            className={classes(
              "flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2.5 -outline-offset-2 transition-colors [&_svg]:size-4",
              chosen ? "border-ink font-medium text-ink" : "border-transparent text-muted hover:text-ink",
            )}
          >
            {icon}
            {name}
            {count !== undefined && <span className="rounded-full bg-sunken px-1.5 text-2xs text-subtle tabular-nums">{count}</span>}
          </NextLink>
        );
      })}
    </nav>
  );
}
