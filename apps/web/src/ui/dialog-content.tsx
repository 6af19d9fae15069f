"use client";

import { Dialog as Primitive } from "radix-ui";
import { type ComponentProps, useState } from "react";
import { openersNow, rememberOpeners } from "./dialog-openers.ts";

/** A dialog's box, made as it opens. The primitive gives the focus back to a field of the dialog itself, where that took it at once. */
export function DialogContent(props: Omit<ComponentProps<typeof Primitive.Content>, "ref" | "onCloseAutoFocus">) {
  const [openers] = useState(openersNow);
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
