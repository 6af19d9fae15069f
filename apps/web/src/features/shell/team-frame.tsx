"use client";

import type { ReactNode } from "react";
import { ApiProvider } from "../api/api-provider.tsx";
import { AppShell } from "./app-shell.tsx";
import { PaletteProvider } from "./palette-provider.tsx";
import { ShortcutProvider } from "./shortcut-provider.tsx";

/** What every page of a team stands in. */
export function TeamFrame({ team, children }: { team: string; children: ReactNode }) {
  return (
    <ApiProvider key={team} team={team}>
      <ShortcutProvider>
        <PaletteProvider team={team}>
          <AppShell team={team}>{children}</AppShell>
        </PaletteProvider>
      </ShortcutProvider>
    </ApiProvider>
  );
}
