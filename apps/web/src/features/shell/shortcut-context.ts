"use client";

import { createContext, useContext, useEffect, useRef } from "react";

export interface Shortcut {
  /** `?`, `/`, `mod+k`, or two keys one after the other: `g c`. */
  keys: string;
  /** What it does, in the list that ? shows. */
  label: string;
  act(): void;
}

export const ShortcutContext = createContext<{ add(shortcut: Shortcut): () => void } | null>(null);

/** A key of this page while it is shown. Not heard while one types, but for `mod+…`. */
export function useShortcut({ keys, label, act }: Shortcut): void {
  const shortcuts = useContext(ShortcutContext);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => shortcuts?.add({ keys, label, act: () => latest.current() }), [shortcuts, keys, label]);
}
