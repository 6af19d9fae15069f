"use client";

import { Search } from "lucide-react";
import { Brand } from "../../ui/brand.tsx";
import { KeyHint } from "../../ui/key-hint.tsx";
import { Link } from "../../ui/link.tsx";
import { SideNav } from "../../ui/side-nav.tsx";
import { paths } from "../paths.ts";
import { useOpenPalette } from "./palette-context.ts";
import { teamPages } from "./team-nav.ts";
import { TeamSwitcher } from "./team-switcher.tsx";
import { useMe } from "./use-me.ts";
import { UserMenu } from "./user-menu.tsx";

interface SidebarProps {
  team: string;
  /** The drawer has its own head and edges. */
  inDrawer?: boolean;
  onGo?(): void;
}

export function Sidebar({ team, inDrawer = false, onGo }: SidebarProps) {
  const { me } = useMe();
  const openPalette = useOpenPalette();
  const items = teamPages(team).map(({ label, href, icon: Icon, exact, shortcut }) => ({
    label,
    href,
    exact,
    icon: <Icon aria-hidden />,
    trailing: (
      <span className="opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:hidden">
        <KeyHint keys={shortcut} />
      </span>
    ),
  }));
  const showShortcuts = (): void => void document.dispatchEvent(new KeyboardEvent("keydown", { key: "?" }));
  return (
    <div className={inDrawer ? "flex min-h-full flex-col gap-3" : "flex h-full flex-col gap-3 p-3"}>
      {!inDrawer && (
        <Link href={paths.home(team)} variant="quiet" className="flex h-8 items-center px-1.5 no-underline!">
          <Brand />
        </Link>
      )}
      <TeamSwitcher team={team} me={me} />
      <button
        type="button"
        onClick={() => {
          onGo?.();
          openPalette();
        }}
        className="flex h-8 shrink-0 items-center gap-2 rounded-md border border-line bg-surface px-2 text-subtle shadow-low transition-colors hover:border-line-strong hover:text-muted pointer-coarse:h-10"
      >
        <Search aria-hidden className="size-4" />
        <span className="flex-1 text-left">Search or go to</span>
        <KeyHint keys="mod+k" />
      </button>
      <SideNav label="Main" items={items} onGo={onGo} />
      <div className="mt-auto">
        <UserMenu me={me} onShortcuts={showShortcuts} />
      </div>
    </div>
  );
}
