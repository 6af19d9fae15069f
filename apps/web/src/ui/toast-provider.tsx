"use client";

import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { Toast as Primitive } from "radix-ui";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { IconButton } from "./icon-button.tsx";
import { problemOf } from "./problem-of.ts";
import { type ToastContent, ToastContext } from "./toast-context.ts";
import { textTone } from "./tone.ts";

const SHOWN_MS = 6_000;
const KEPT = 4;
const icons = { neutral: Info, accent: Info, good: CircleCheck, warn: CircleAlert, bad: CircleAlert } as const;

interface ShownToast extends ToastContent {
  id: number;
}

let lastId = 0;

/** Around the app, once. F8 moves the focus to the toasts. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<ShownToast[]>([]);
  const show = useCallback((content: ToastContent) => {
    lastId += 1;
    const toast = { ...content, id: lastId };
    setToasts((shown) => [...shown, toast].slice(-KEPT));
  }, []);
  const showProblem = useCallback(
    (error: unknown) => {
      const { message, remedy } = problemOf(error);
      show({ tone: "bad", title: message, text: remedy ?? undefined });
    },
    [show],
  );
  const value = useMemo(() => ({ show, showProblem }), [show, showProblem]);
  const drop = (id: number): void => setToasts((shown) => shown.filter((toast) => toast.id !== id));
  return (
    <ToastContext value={value}>
      <Primitive.Provider duration={SHOWN_MS} swipeDirection="right" label="Notification">
        {children}
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onGone={() => drop(toast.id)} />
        ))}
        <Primitive.Viewport className="fixed right-0 bottom-0 z-[60] flex w-full max-w-sm flex-col gap-2 p-4 outline-none" />
      </Primitive.Provider>
    </ToastContext>
  );
}

function ToastCard({ toast: { tone = "neutral", title, text, action }, onGone }: { toast: ShownToast; onGone(): void }) {
  const Icon = icons[tone];
  return (
    <Primitive.Root
      type={tone === "bad" ? "foreground" : "background"}
      onOpenChange={(open) => !open && onGone()}
      className="flex animate-appear items-start gap-2.5 rounded-lg border border-line bg-overlay py-2.5 pr-2 pl-3 shadow-high"
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${textTone[tone]}`} />
      <div className="min-w-0 flex-1">
        <Primitive.Title className="font-medium break-words">{title}</Primitive.Title>
        {text && <Primitive.Description className="break-words text-muted">{text}</Primitive.Description>}
        {action && (
          <Primitive.Action altText={action.label} onClick={action.onSelect} className="mt-1 rounded-sm font-medium text-accent">
            {action.label}
          </Primitive.Action>
        )}
      </div>
      <Primitive.Close asChild>
        <IconButton label="Dismiss" size="sm" icon={<X className="size-3.5!" />} />
      </Primitive.Close>
    </Primitive.Root>
  );
}
