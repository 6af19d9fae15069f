"use client";

import { Menu, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Brand } from "../../ui/brand.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Link } from "../../ui/link.tsx";
import { paths } from "../paths.ts";
import { useOpenPalette } from "./palette-context.ts";
import { useShortcut } from "./shortcut-context.ts";
import { Sidebar } from "./sidebar.tsx";
import { TeamGate } from "./team-gate.tsx";
import { teamPages } from "./team-nav.ts";

/** Navigation beside the page; on a phone above it, with a drawer. */
export function AppShell({ team, children }: { team: string; children: ReactNode }) {
  const [drawer, setDrawer] = useState(false);
  const openPalette = useOpenPalette();
  useNavigationKeys(team);
  return (
    <div className="flex min-h-dvh max-md:flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-solid px-3 py-2 text-on-solid focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <aside aria-label="Team" className="sticky top-0 h-dvh w-56 shrink-0 border-r border-line bg-canvas max-md:hidden">
        <Sidebar team={team} />
      </aside>
      <header className="sticky top-0 z-30 flex h-12 shrink-0 items-center justify-between border-b border-line bg-canvas px-2 md:hidden">
        <IconButton label="Navigation" icon={<Menu />} onClick={() => setDrawer(true)} />
        <Link href={paths.home(team)} variant="quiet">
          <Brand />
        </Link>
        <IconButton label="Search" icon={<Search />} onClick={openPalette} />
      </header>
      <Drawer open={drawer} onOpenChange={setDrawer} side="left" title={<Brand />}>
        <Sidebar team={team} inDrawer onGo={() => setDrawer(false)} />
      </Drawer>
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        <TeamGate team={team}>{children}</TeamGate>
      </main>
    </div>
  );
}

/** `g` and a letter for each main page, `/` for the page's search field. */
function useNavigationKeys(team: string): void {
  const router = useRouter();
  const [home, clusters, blueprints, settings] = teamPages(team);
  const go = (page: typeof home) => ({
    keys: page?.shortcut ?? "",
    label: `Go to ${page?.label}`,
    act: () => page && router.push(page.href),
  });
  useShortcut(go(home));
  useShortcut(go(clusters));
  useShortcut(go(blueprints));
  useShortcut(go(settings));
  useShortcut({ keys: "/", label: "Search on this page", act: () => document.querySelector<HTMLElement>("[data-search]")?.focus() });
}
