"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { makeApiClient } from "./api-client.ts";
import { makeQueryClient } from "./query-client.ts";
import { TRPCProvider } from "./trpc.ts";

/** Comes back to the same page once signed in. */
function goToSignIn(): void {
  const { pathname, search } = window.location;
  if (pathname.startsWith("/sign-in")) return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

/** One cache per team: nothing of one is ever shown in another. Give it `key={team}`. */
export function ApiProvider({ team, children }: { team: string | null; children: ReactNode }) {
  const [queryClient] = useState(() => makeQueryClient(goToSignIn));
  const [apiClient] = useState(() => makeApiClient(team));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={apiClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
