import { classes } from "./classes.ts";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md";

const variants = {
  primary: "bg-solid text-on-solid hover:opacity-90",
  secondary: "border border-line-strong bg-surface text-ink shadow-low hover:bg-sunken",
  ghost: "text-muted hover:bg-hover hover:text-ink",
  danger: "bg-bad-solid text-on-bad hover:opacity-90",
} as const satisfies Record<ButtonVariant, string>;

/** A finger needs more room than a pointer. */
const sizes = {
  sm: "h-7 px-2.5 text-xs pointer-coarse:h-9",
  md: "h-8 px-3 text-sm pointer-coarse:h-10",
} as const satisfies Record<ButtonSize, string>;

const shape =
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-[background-color,color,opacity] duration-100 [&_svg]:size-4 [&_svg]:shrink-0 disabled:opacity-50 aria-disabled:opacity-50";

export const buttonClasses = (variant: ButtonVariant, size: ButtonSize): string => classes(shape, variants[variant], sizes[size]);
