"use client";

import { createContext, useContext } from "react";
import type { Tone } from "./tone.ts";

export interface ToastContent {
  title: string;
  text?: string;
  tone?: Tone;
  action?: { label: string; onSelect(): void };
}

export interface Toasts {
  show(content: ToastContent): void;
  /** Why an act was refused, with its remedy. */
  showProblem(error: unknown): void;
}

export const ToastContext = createContext<Toasts | null>(null);

/** For what has just happened elsewhere than where one looks. */
export function useToast(): Toasts {
  const toasts = useContext(ToastContext);
  if (!toasts) throw new Error("useToast: there is no ToastProvider above; app/layout.tsx has it.");
  return toasts;
}
