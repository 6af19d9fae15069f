"use client";

import type { ITheme } from "@xterm/xterm";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTRPCClient } from "../api/trpc.ts";
import { useClusterName } from "../cluster/use-cluster.ts";
import { makeScreen, type Screen } from "./make-screen.ts";
import { type LinkState, type TerminalLink, terminalLink } from "./terminal-link.ts";
import type { TerminalTarget } from "./terminal-targets.ts";

interface TerminalOptions {
  box: RefObject<HTMLElement | null>;
  target: TerminalTarget;
  theme: ITheme;
  onLeave(): void;
}

const AGAIN = "\r\n\u001b[2m— The line was lost: this is a new shell. —\u001b[0m\r\n";

/** Opens a terminal in the box for as long as the component stands; give it a key for another target. */
export function useTerminal({ box, target: { kind, id }, theme, onLeave }: TerminalOptions): LinkState {
  const client = useTRPCClient();
  const cluster = useClusterName();
  const [state, setState] = useState<LinkState>({ kind: "connecting" });
  const screen = useRef<Screen | null>(null);
  const latest = useRef({ theme, onLeave });
  latest.current = { theme, onLeave };

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let gone = false;
    let link: TerminalLink | undefined;
    makeScreen({
      box: element,
      theme: latest.current.theme,
      onType: (bytes) => link?.send(bytes),
      onResize: (size) => link?.resize(size),
      onLeave: () => latest.current.onLeave(),
    }).then(
      (made) => {
        if (gone) return made.dispose();
        screen.current = made;
        link = terminalLink({
          size: made.size,
          path: async (size) => (await client.terminals.create.mutate({ cluster, [kind]: id, ...size })).path,
          onBytes: made.write,
          onState: setState,
          onAgain: () => made.write(AGAIN),
        });
        made.focus();
      },
      (error: unknown) => !gone && setState({ kind: "refused", error }),
    );
    return () => {
      gone = true;
      link?.close();
      screen.current?.dispose();
      screen.current = null;
    };
  }, [box, client, cluster, kind, id]);

  useEffect(() => screen.current?.setTheme(theme), [theme]);
  return state;
}
