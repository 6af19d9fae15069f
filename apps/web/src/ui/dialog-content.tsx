"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { rememberOpeners } from "./dialog-openers.ts";

interface DialogContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "ref" | "onCloseAutoFocus"> {
  /** Of `useOpeners`. */
  openers: readonly HTMLElement[];
}

/** A dialog's box. The primitive gives the focus back to a field of the dialog itself, where that took it at once. */
export function DialogContent({ openers, ...props }: DialogContentProps) {
  return (
    <Primitive.Content
      {...props}
      ref={(box) => {
        if (box) rememberOpeners(box, openers);
      }}
      onCloseAutoFocus={(event) => {
        const back = openers.find((opener) => opener.isConnected);
        if (!back) return;
        event.preventDefault();
        back.focus();
      }}
    />
  );
}
