"use client";

import type { Me } from "@slipway/usecases/me/schemas";
import { ChevronsUpDown, Plus, Settings } from "lucide-react";
import { Avatar } from "../../ui/avatar.tsx";
import { DropdownMenu, type MenuEntry } from "../../ui/dropdown-menu.tsx";
import { paths } from "../paths.ts";

export function TeamSwitcher({ team, me }: { team: string; me: Me | undefined }) {
  const name = me?.teams.find(({ slug }) => slug === team)?.name ?? team;
  const teams: MenuEntry[] = (me?.teams ?? []).map((one) => ({
    label: one.name,
    hint: one.role,
    icon: <Avatar name={one.name} square />,
    href: paths.home(one.slug),
    checked: one.slug === team,
  }));
  const entries: MenuEntry[] = [
    { heading: "Teams" },
    ...teams,
    "separator",
    { label: "Team settings", icon: <Settings />, href: paths.settings(team) },
    { label: "New team", icon: <Plus />, href: paths.newTeam() },
  ];
  return (
    <DropdownMenu
      entries={entries}
      trigger={
        <button
          type="button"
          className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-left transition-colors hover:bg-hover"
        >
          <Avatar name={name} square />
          <span className="min-w-0 flex-1 truncate font-medium">
            {name} <span className="sr-only">team: switch</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-subtle" />
        </button>
      }
    />
  );
}
