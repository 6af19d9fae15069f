"use client";

import { Check } from "lucide-react";
import NextLink from "next/link";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { KeyHint } from "./key-hint.tsx";

interface MenuItem {
  label: string;
  icon?: ReactNode;
  /** Either goes somewhere or does something. */
  href?: string;
  onSelect?(): void;
  /** Marked as the chosen one of its group. */
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  /** A second line: why it is disabled, or what it does. */
  hint?: string;
  shortcut?: string;
}

export type MenuEntry = MenuItem | { heading: string } | "separator";

interface DropdownMenuProps {
  /** A button of the kit. */
  trigger: ReactNode;
  entries: readonly MenuEntry[];
  align?: "start" | "end";
  side?: "top" | "bottom";
}

export function DropdownMenu({ trigger, entries, align = "start", side = "bottom" }: DropdownMenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 animate-appear overflow-y-auto rounded-lg border border-line bg-overlay p-1 shadow-high"
        >
          {entries.map((entry, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: separators have no name, and entries do not move while it is open
            <Entry key={at} entry={entry} />
          ))}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === "separator") return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
  if ("heading" in entry) return <Primitive.Label className="px-2 py-1 text-xs text-subtle">{entry.heading}</Primitive.Label>;
  const look = classes(
    "flex min-h-8 w-full cursor-default items-center gap-2 rounded-md px-2 py-1 text-left outline-none select-none data-[highlighted]:bg-hover data-[disabled]:text-subtle [&>svg]:size-4 [&>svg]:shrink-0",
    entry.danger ? "text-bad" : "text-ink",
  );
  const body = (
    <>
      {entry.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{entry.label}</span>
        {entry.hint && <span className="block text-xs text-subtle">{entry.hint}</span>}
      </span>
      {entry.checked && <Check aria-hidden />}
      {entry.shortcut && <KeyHint keys={entry.shortcut} />}
    </>
  );
  if (entry.href !== undefined && !entry.disabled)
    return (
      <Primitive.Item asChild className={look}>
        <NextLink href={entry.href}>{body}</NextLink>
      </Primitive.Item>
    );
  return (
    <Primitive.Item disabled={entry.disabled} onSelect={entry.onSelect} className={look}>
      {body}
    </Primitive.Item>
  );
}
