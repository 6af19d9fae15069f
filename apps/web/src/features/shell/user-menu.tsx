"use client";

import type { Me } from "@slipway/usecases/me/schemas";
import { BookOpen, Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { Avatar } from "../../ui/avatar.tsx";
import { DropdownMenu, type MenuEntry } from "../../ui/dropdown-menu.tsx";
import { chooseTheme } from "../../ui/theme.ts";
import { useTheme } from "../../ui/use-theme.ts";
import { paths } from "../paths.ts";
import { signOut } from "./sign-out.ts";

interface UserMenuProps {
  me: Me | undefined;
  onShortcuts(): void;
}

export function UserMenu({ me, onShortcuts }: UserMenuProps) {
  const { chosen } = useTheme();
  const name = me?.user.name || me?.user.email || "Account";
  const entries: MenuEntry[] = [
    { heading: me?.user.email ?? "" },
    { label: "Account", icon: <UserRound />, href: paths.account() },
    { label: "Keyboard shortcuts", icon: <Keyboard />, shortcut: "?", onSelect: onShortcuts },
    { label: "API reference", icon: <BookOpen />, href: paths.apiDocs() },
    "separator",
    { heading: "Theme" },
    { label: "As the system", icon: <Monitor />, checked: chosen === "system", onSelect: () => chooseTheme("system") },
    { label: "Light", icon: <Sun />, checked: chosen === "light", onSelect: () => chooseTheme("light") },
    { label: "Dark", icon: <Moon />, checked: chosen === "dark", onSelect: () => chooseTheme("dark") },
    "separator",
    { label: "Sign out", icon: <LogOut />, onSelect: () => void signOut() },
  ];
  return (
    <DropdownMenu
      side="top"
      entries={entries}
      trigger={
        <button
          type="button"
          className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-left text-muted transition-colors hover:bg-hover hover:text-ink"
        >
          <Avatar name={name} />
          <span className="min-w-0 flex-1 truncate">
            {name} <span className="sr-only">account, theme and help</span>
          </span>
        </button>
      }
    />
  );
}
