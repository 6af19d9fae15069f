"use client";

import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Dialog } from "../../ui/dialog.tsx";
import { KeyHint } from "../../ui/key-hint.tsx";
import { type Shortcut, ShortcutContext } from "./shortcut-context.ts";
import { keyName, matchKeys } from "./shortcut-keys.ts";

const SECOND_KEY_MS = 1_200;
const typing = "input, textarea, select, [contenteditable='true'], .xterm, .cm-editor";

/** Hears the keys, and lists them on ?. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const shortcuts = useRef(new Set<Shortcut>());
  const [listed, setListed] = useState<readonly Shortcut[] | null>(null);
  const value = useMemo(
    () => ({
      add(shortcut: Shortcut) {
        shortcuts.current.add(shortcut);
        return () => void shortcuts.current.delete(shortcut);
      },
    }),
    [],
  );

  useEffect(() => {
    let pressed: string[] = [];
    let forget: ReturnType<typeof setTimeout> | undefined;
    const help: Shortcut = { keys: "?", label: "Show these keys", act: () => setListed([...shortcuts.current]) };
    shortcuts.current.add(help);

    function onKeyDown(event: KeyboardEvent): void {
      const name = keyName(event);
      const writes = event.target instanceof Element && event.target.closest(typing) !== null;
      if (name === null || event.defaultPrevented || (writes && !name.startsWith("mod+"))) return;
      pressed = [...pressed, name].slice(-2);
      const all = [...shortcuts.current];
      const wanted = all.map(({ keys }) => keys);
      const told = [pressed, [name]].map((keys) => matchKeys(keys, wanted));
      const match = told.find((one) => one.match !== null)?.match ?? null;
      clearTimeout(forget);
      if (match === null) {
        forget = setTimeout(() => {
          pressed = [];
        }, SECOND_KEY_MS);
        return;
      }
      pressed = [];
      event.preventDefault();
      // Of two with the same keys the page's own, added last, goes first.
      all.findLast(({ keys }) => keys === match)?.act();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => {
      clearTimeout(forget);
      shortcuts.current.delete(help);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, []);

  return (
    <ShortcutContext value={value}>
      {children}
      <Dialog open={listed !== null} onOpenChange={() => setListed(null)} title="Keyboard shortcuts">
        <dl className="divide-y divide-line">
          {listed?.map(({ keys, label }) => (
            <div key={`${keys} ${label}`} className="flex items-center justify-between py-2">
              <dt>{label}</dt>
              <dd>
                <KeyHint keys={keys} />
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </ShortcutContext>
  );
}
