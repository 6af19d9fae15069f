"use client";

import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { ToastProvider } from "../../ui/toast-provider.tsx";

const HOVER_MS = 350;

/** What parts of the kit need around them, on every page. */
export function UiProviders({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={HOVER_MS}>
      <ToastProvider>{children}</ToastProvider>
    </Tooltip.Provider>
  );
}
