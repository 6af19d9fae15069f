"use client";

import { type ReactNode, useMemo, useRef, useState } from "react";
import { CommandPalette } from "./command-palette.tsx";
import { type PaletteAction, PaletteContext } from "./palette-context.ts";
import { useShortcut } from "./shortcut-context.ts";

export function PaletteProvider({ team, children }: { team: string; children: ReactNode }) {
  const sources = useRef(new Set<() => readonly PaletteAction[]>());
  const [open, setOpen] = useState(false);
  const value = useMemo(
    () => ({
      open: () => setOpen(true),
      add(actions: () => readonly PaletteAction[]) {
        sources.current.add(actions);
        return () => void sources.current.delete(actions);
      },
    }),
    [],
  );
  useShortcut({ keys: "mod+k", label: "Go to or do anything", act: () => setOpen(true) });
  return (
    <PaletteContext value={value}>
      {children}
      {open && <CommandPalette team={team} pageActions={[...sources.current].flatMap((read) => read())} onClose={() => setOpen(false)} />}
    </PaletteContext>
  );
}
