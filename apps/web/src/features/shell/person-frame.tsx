"use client";

import { ArrowLeft, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { Brand } from "../../ui/brand.tsx";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Link } from "../../ui/link.tsx";
import { signOut } from "./sign-out.ts";

/** Around pages that belong to the person and to no team. */
export function PersonFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="sticky top-0 z-30 flex h-12 items-center justify-between border-b border-line bg-canvas px-4 sm:px-6">
        <Link href="/" variant="quiet" className="no-underline!">
          <Brand />
        </Link>
        <div className="flex gap-1">
          <ButtonLink href="/" variant="ghost" size="sm" icon={<ArrowLeft aria-hidden />}>
            To your team
          </ButtonLink>
          <Button variant="ghost" size="sm" icon={<LogOut aria-hidden />} onClick={() => void signOut()}>
            Sign out
          </Button>
        </div>
      </header>
      <main className="mx-auto w-full max-w-4xl">{children}</main>
    </>
  );
}
