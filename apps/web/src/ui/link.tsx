import { ArrowUpRight } from "lucide-react";
import NextLink from "next/link";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

interface LinkProps {
  href: string;
  /** `quiet`: reads as text until it is pointed at; for a name that stands alone in a table or list, never within a sentence. */
  variant?: "accent" | "quiet";
  className?: string;
  children: ReactNode;
}

const looks = {
  accent: "text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent",
  quiet: "text-ink underline-offset-2 hover:underline",
} as const;

/** An address with a scheme opens beside Slipway, and says so. */
export function Link({ href, variant = "accent", className, children }: LinkProps) {
  const look = classes("rounded-sm", looks[variant], className);
  if (!/^[a-z]+:/i.test(href))
    return (
      <NextLink href={href} className={look}>
        {children}
      </NextLink>
    );
  return (
    <a href={href} target="_blank" rel="noreferrer" className={classes("inline-flex items-center gap-0.5", look)}>
      {children}
      <ArrowUpRight aria-hidden className="size-3.5 shrink-0" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}
