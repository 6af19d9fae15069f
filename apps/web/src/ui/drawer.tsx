"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { CloseButton } from "./close-button.tsx";
import { DialogContent } from "./dialog-content.tsx";
import { useOpeners } from "./use-openers.ts";

interface DrawerProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: ReactNode;
  side?: "left" | "right";
  children: ReactNode;
}

const sides = {
  left: "left-0 w-72 animate-slide-left border-r",
  right: "right-0 w-full max-w-lg animate-slide-right border-l",
} as const;

/** A panel from the side: details of one row, or the navigation of a phone. */
export function Drawer({ open, onOpenChange, title, side = "right", children }: DrawerProps) {
  const openers = useOpeners(open);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <DialogContent
          openers={openers}
          aria-describedby={undefined}
          className={classes("fixed inset-y-0 z-50 flex flex-col border-line bg-overlay shadow-high outline-none", sides[side])}
        >
          <header className="flex h-12 shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
            <Primitive.Title className="truncate font-semibold">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <CloseButton />
            </Primitive.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
        </DialogContent>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
