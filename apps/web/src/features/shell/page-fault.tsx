"use client";

import { useEffect } from "react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { ErrorState } from "../../ui/error-state.tsx";

/** A page that failed while it was drawn: our fault. The digest finds it in the server's log. */
export function PageFault({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  useEffect(() => console.error(error), [error]);
  const told = {
    code: "INTERNAL",
    detail: "This page has failed.",
    remedy: "What runs in your clusters is not touched by this. Try again; if it stays, report what you did.",
    requestId: error.digest,
  };
  return <ErrorState page error={told} onRetry={reset} actions={<ButtonLink href="/">To your team</ButtonLink>} />;
}
