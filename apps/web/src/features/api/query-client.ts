import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { problemOf } from "../../ui/problem-of.ts";

/** What a live page is told of stays fresh; the rest is asked for again when one comes back to it after so long. */
const STALE_MS = 15_000;
const TRIES = 3;
const RETRY_MAX_MS = 10_000;

/** Queries repeat what may pass by itself, and nothing that was refused. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (problemOf(error).code === "UNAUTHENTICATED") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (count, error) => count < TRIES - 1 && problemOf(error).retryable,
        retryDelay: (count) => Math.min(RETRY_MAX_MS, 500 * 2 ** count),
      },
      mutations: { retry: false },
    },
  });
}
