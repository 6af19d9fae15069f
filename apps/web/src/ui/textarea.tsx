"use client";

import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { controlClasses } from "./control-classes.ts";
import { useField } from "./field-context.ts";

export function Textarea({ mono = false, className, ...rest }: ComponentProps<"textarea"> & { mono?: boolean }) {
  const field = useField();
  return <textarea rows={4} {...field} {...rest} className={classes(controlClasses, "py-1.5", mono && "font-mono text-xs", className)} />;
}
