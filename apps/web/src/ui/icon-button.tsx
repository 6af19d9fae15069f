"use client";

import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "./button-classes.ts";
import { classes } from "./classes.ts";
import { Tooltip } from "./tooltip.tsx";

interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** What it does; read aloud, and shown on hover. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  shortcut?: string;
}

const square = { sm: "w-7 px-0! pointer-coarse:w-9", md: "w-8 px-0! pointer-coarse:w-10" } as const;

export function IconButton({ label, icon, variant = "ghost", size = "md", shortcut, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button type="button" {...rest} aria-label={label} className={classes(buttonClasses(variant, size), square[size], className)}>
        {icon}
      </button>
    </Tooltip>
  );
}
