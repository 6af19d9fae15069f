"use client";

import { PageFault } from "../src/features/shell/page-fault.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  return (
    <main className="flex min-h-dvh items-center">
      <PageFault error={error} reset={reset} />
    </main>
  );
}
