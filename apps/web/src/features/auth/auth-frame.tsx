import type { ReactNode } from "react";
import { Brand } from "../../ui/brand.tsx";

interface AuthFrameProps {
  title: string;
  text?: ReactNode;
  /** Below the card: the other way in. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Pages before one is in: one card, nothing else. */
export function AuthFrame({ title, text, aside, children }: AuthFrameProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[14dvh] pb-10">
      <div className="w-full max-w-sm space-y-6">
        <Brand />
        <div className="space-y-1">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {text && <p className="text-muted">{text}</p>}
        </div>
        {children}
        {aside && <p className="border-t border-line pt-4 text-muted">{aside}</p>}
      </div>
    </main>
  );
}
