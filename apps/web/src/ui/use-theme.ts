"use client";

import { useSyncExternalStore } from "react";
import { type Theme, themeOf } from "./theme.ts";

const DARK = "(prefers-color-scheme: dark)";

function subscribe(onChange: () => void): () => void {
  const system = window.matchMedia(DARK);
  const chosen = new MutationObserver(onChange);
  system.addEventListener("change", onChange);
  chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    system.removeEventListener("change", onChange);
    chosen.disconnect();
  };
}

const chosenTheme = (): Theme => themeOf(document.documentElement.dataset.theme);
const drawnTheme = (): "light" | "dark" => {
  const theme = chosenTheme();
  if (theme !== "system") return theme;
  return window.matchMedia(DARK).matches ? "dark" : "light";
};

/** What was chosen, and what it comes to: for an editor, a terminal, a canvas, which cannot read our tokens. */
export function useTheme(): { chosen: Theme; drawn: "light" | "dark" } {
  const chosen = useSyncExternalStore(subscribe, chosenTheme, () => "system" as const);
  const drawn = useSyncExternalStore(subscribe, drawnTheme, () => "light" as const);
  return { chosen, drawn };
}
