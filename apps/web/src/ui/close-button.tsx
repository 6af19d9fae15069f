import { X } from "lucide-react";
import type { ComponentProps } from "react";
import { buttonClasses } from "./button-classes.ts";
import { classes } from "./classes.ts";

/** Of dialogs and drawers: the first thing in focus there, so it has no tooltip that would open along. */
export function CloseButton({ className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      aria-label="Close"
      {...rest}
      className={classes(buttonClasses("ghost", "sm"), "w-7 px-0! pointer-coarse:w-9", className)}
    >
      <X aria-hidden />
    </button>
  );
}
