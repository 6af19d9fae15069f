"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";

export interface PaletteAction {
  label: string;
  icon?: ReactNode;
  shortcut?: string;
  act(): void;
}

interface Palette {
  open(): void;
  add(actions: () => readonly PaletteAction[]): () => void;
}

export const PaletteContext = createContext<Palette | null>(null);

export const useOpenPalette = (): (() => void) => useContext(PaletteContext)?.open ?? (() => undefined);

/** What one can do on this page, offered first in the palette while the page is shown. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const palette = useContext(PaletteContext);
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => palette?.add(() => latest.current), [palette]);
}
