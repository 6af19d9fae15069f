"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { BookOpen, Boxes, LogOut, Moon, Plus, ScrollText, Settings, Sun, Zap } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { KeyHint } from "../../ui/key-hint.tsx";
import { chooseTheme } from "../../ui/theme.ts";
import { useTRPC } from "../api/trpc.ts";
import { paths } from "../paths.ts";
import type { PaletteAction } from "./palette-context.ts";
import { signOut } from "./sign-out.ts";
import { settingsPages, teamPages } from "./team-nav.ts";
import { useMay } from "./use-may.ts";

interface CommandPaletteProps {
  team: string;
  pageActions: readonly PaletteAction[];
  onClose(): void;
}

interface Group {
  heading: string;
  items: readonly PaletteAction[];
}

/** Everything there is to go to or do, by typing a few letters of it. */
export function CommandPalette({ team, pageActions, onClose }: CommandPaletteProps) {
  const groups = usePaletteGroups(team, pageActions);
  const run = (action: PaletteAction): void => {
    onClose();
    action.act();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 animate-appear overflow-hidden rounded-xl border border-line bg-overlay shadow-high outline-none"
        >
          <Dialog.Title className="sr-only">Go to or do anything</Dialog.Title>
          <Command loop label="Go to or do anything">
            <Command.Input
              autoFocus
              placeholder="Search clusters, blueprints, pages, actions"
              className="h-11 w-full border-b border-line bg-transparent px-4 text-base outline-none"
            />
            <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-muted">Nothing is called so.</Command.Empty>
              {groups.map(({ heading, items }) => (
                <Command.Group
                  key={heading}
                  heading={heading}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-subtle"
                >
                  {items.map((item) => (
                    <PaletteItem key={`${heading} ${item.label}`} item={item} heading={heading} onRun={() => run(item)} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteItem({ item, heading, onRun }: { item: PaletteAction; heading: string; onRun(): void }) {
  return (
    <Command.Item
      value={`${heading} ${item.label}`}
      onSelect={onRun}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover pointer-coarse:h-11 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-subtle"
    >
      {item.icon ?? <Zap aria-hidden />}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.shortcut && <KeyHint keys={item.shortcut} />}
    </Command.Item>
  );
}

const PALETTE_LIMIT = 200;

function usePaletteGroups(team: string, pageActions: readonly PaletteAction[]): Group[] {
  const router = useRouter();
  const trpc = useTRPC();
  const mayOperate = useMay("operate");
  const clusters = useQuery(trpc.clusters.list.queryOptions({ limit: PALETTE_LIMIT }));
  const blueprints = useQuery(trpc.blueprints.list.queryOptions({ limit: PALETTE_LIMIT }));
  const go = (label: string, href: string, icon: ReactNode): PaletteAction => ({ label, icon, act: () => router.push(href) });
  const makeNew = mayOperate
    ? [go("New cluster", paths.newCluster(team), <Plus key="i" />), go("New blueprint", paths.newBlueprint(team), <Plus key="i" />)]
    : [];
  const all: Group[] = [
    { heading: "On this page", items: pageActions },
    {
      heading: "Pages",
      items: [
        ...teamPages(team).map(({ label, href, icon: Icon, shortcut }) => ({ ...go(label, href, <Icon />), shortcut })),
        ...settingsPages(team).map(({ label, href }) => go(`Settings: ${label}`, href, <Settings />)),
        go("API reference", paths.apiDocs(), <BookOpen />),
      ],
    },
    { heading: "Clusters", items: (clusters.data?.items ?? []).map(({ name }) => go(name, paths.cluster(team, name), <Boxes />)) },
    {
      heading: "Blueprints",
      items: (blueprints.data?.items ?? []).map(({ name }) => go(name, paths.blueprint(team, name), <ScrollText />)),
    },
    {
      heading: "Actions",
      items: [
        ...makeNew,
        { label: "Light theme", icon: <Sun />, act: () => chooseTheme("light") },
        { label: "Dark theme", icon: <Moon />, act: () => chooseTheme("dark") },
        { label: "Sign out", icon: <LogOut />, act: () => void signOut() },
      ],
    },
  ];
  return all.filter(({ items }) => items.length > 0);
}
