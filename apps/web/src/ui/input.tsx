"use client";

import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";
import { controlClasses } from "./control-classes.ts";
import { useField } from "./field-context.ts";

interface InputProps extends ComponentProps<"input"> {
  /** Inside, before the text. */
  icon?: ReactNode;
  /** Inside, after the text: a key hint, or a unit. */
  trailing?: ReactNode;
  mono?: boolean;
}

export function Input({ icon, trailing, mono = false, className, ...rest }: InputProps) {
  const field = useField();
  const look = classes(controlClasses, "h-8 pointer-coarse:h-10", mono && "font-mono", className);
  if (!icon && !trailing) return <input {...field} {...rest} className={look} />;
  return (
    <span className="relative block">
      {icon && <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-subtle [&_svg]:size-4">{icon}</span>}
      <input {...field} {...rest} className={classes(look, icon ? "pl-8" : null, trailing ? "pr-10" : null)} />
      {trailing && <span className="absolute inset-y-0 right-2 flex items-center text-xs text-subtle">{trailing}</span>}
    </span>
  );
}
