"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { KeyHint } from "./key-hint.tsx";

interface TooltipProps {
  text: ReactNode;
  shortcut?: string;
  side?: "top" | "right" | "bottom" | "left";
  /** One element that can take the focus. */
  children: ReactNode;
}

/** Adds to what is there; never the only place of something needed (a finger cannot hover). */
export function Tooltip({ text, shortcut, side = "top", children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-xs animate-appear items-center gap-2 rounded-md bg-solid px-2 py-1 text-xs text-on-solid shadow-high"
        >
          {text}
          {shortcut && <KeyHint keys={shortcut} inverted />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
