"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { type PaletteAction, PaletteContext } from "./palette-context.ts";
import { useShortcut } from "./shortcut-context.ts";

/** Its code comes when it is opened for the first time. */
const CommandPalette = dynamic(() => import("./command-palette.tsx").then((module) => module.CommandPalette), { ssr: false });

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
