"use client";

import { useSyncExternalStore } from "react";
import { classes } from "./classes.ts";

const shown: Record<string, string> = { shift: "⇧", enter: "↵", escape: "Esc", up: "↑", down: "↓" };
const never = (): (() => void) => () => undefined;
const modKey = (): string => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl");

/** `mod+k` or `g c`: keys held together are joined by +, keys pressed one after the other by a space. */
export function KeyHint({ keys, inverted = false }: { keys: string; inverted?: boolean }) {
  const mod = useSyncExternalStore(never, modKey, () => "⌘");
  const tone = inverted ? "border-current/30" : "border-line bg-sunken text-subtle";
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.split(/[+ ]/).map((key, at) => (
        <kbd
          // Keys may repeat within one shortcut, and never move.
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the identity here
          key={at}
          className={classes("min-w-4.5 rounded-sm border px-1 text-center font-sans text-2xs leading-4", tone)}
        >
          {key === "mod" ? mod : (shown[key] ?? (key.length === 1 ? key.toUpperCase() : key))}
        </kbd>
      ))}
    </span>
  );
}
