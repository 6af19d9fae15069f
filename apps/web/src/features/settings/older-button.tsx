"use client";

import { Button } from "../../ui/button.tsx";

interface OlderButtonProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };
}

/** At the foot of a list that comes page by page. */
export function OlderButton({ query: { hasNextPage, isFetchingNextPage, fetchNextPage } }: OlderButtonProps) {
  if (!hasNextPage) return null;
  return (
    <div className="flex justify-center border-t border-line p-3">
      <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        Show older
      </Button>
    </div>
  );
}
