"use client";

import { useState } from "react";
import { openersNow } from "./dialog-openers.ts";

/** Asked before anything of the dialog is drawn: one that follows another finds that one still there. */
export function useOpeners(open: boolean): readonly HTMLElement[] {
  const [found, setFound] = useState(() => ({ open, openers: open ? openersNow() : [] }));
  if (found.open !== open) setFound({ open, openers: open ? openersNow() : found.openers });
  return found.openers;
}
