"use client";

import "@xterm/xterm/css/xterm.css";
import { RotateCw, X } from "lucide-react";
import { useRef } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useTheme } from "../../ui/use-theme.ts";
import type { LinkState } from "./terminal-link.ts";
import type { TerminalTarget } from "./terminal-targets.ts";
import { terminalThemes } from "./terminal-theme.ts";
import { useTerminal } from "./use-terminal.ts";

interface TerminalPaneProps {
  target: TerminalTarget;
  onAgain(): void;
  onClose(): void;
}

/** One open terminal, and what became of it. */
export function TerminalPane({ target, onAgain, onClose }: TerminalPaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const { drawn } = useTheme();
  const state = useTerminal({ box, target, theme: terminalThemes[drawn], onLeave: () => close.current?.focus() });
  const isOver = state.kind === "ended" || state.kind === "refused";
  return (
    <section aria-label={`Terminal ${target.name}`} className="overflow-hidden rounded-lg border border-line bg-surface shadow-low">
      <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2">
        <div className="flex min-w-0 items-center gap-2">
          <h2 className="truncate font-semibold">
            {target.kind === "machine" ? "Machine" : "Task"} {target.name}
          </h2>
          <StateWord state={state} />
        </div>
        <div className="flex items-center gap-2">
          {isOver ? (
            <Button size="sm" icon={<RotateCw aria-hidden />} onClick={onAgain}>
              Open it again
            </Button>
          ) : (
            <span className="text-xs text-subtle max-sm:hidden">F6 leaves the terminal</span>
          )}
          <Button ref={close} size="sm" variant="ghost" icon={<X aria-hidden />} onClick={onClose}>
            Close
          </Button>
        </div>
      </header>
      {isOver && (
        <div className="p-3">
          {state.kind === "refused" ? (
            <ProblemNotice error={state.error} />
          ) : (
            <Notice tone={state.tone}>
              <p className="font-medium">{state.title}</p>
              <p>{state.text}</p>
            </Notice>
          )}
        </div>
      )}
      {/* The fit counts the box's padding in: it has none of its own. */}
      <div className="p-2">
        <div ref={box} className="h-[max(18rem,calc(100dvh-21rem))] overflow-hidden font-mono" />
      </div>
    </section>
  );
}

function StateWord({ state: { kind } }: { state: LinkState }) {
  const looks = {
    connecting: { tone: "accent", word: "connecting" },
    open: { tone: "good", word: "open" },
    ended: { tone: "neutral", word: "closed" },
    refused: { tone: "bad", word: "refused" },
  } as const;
  return (
    <span role="status">
      <Badge tone={looks[kind].tone}>{looks[kind].word}</Badge>
    </span>
  );
}
