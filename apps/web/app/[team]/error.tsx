"use client";

import { PageFault } from "../../src/features/shell/page-fault.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  return (
    <div className="flex flex-1 items-center">
      <PageFault error={error} reset={reset} />
    </div>
  );
}
