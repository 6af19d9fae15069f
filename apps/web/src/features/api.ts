import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "../server/trpc/router.ts";

/** The same operations as REST, typed from the same definitions. */
export const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: "/api/trpc", transformer: superjson })] });

export const isSignedOut = (error: unknown): boolean => error instanceof TRPCClientError && error.data?.code === "UNAUTHORIZED";

/** A fetch of the page's own sign-in routes; the answer's detail when it is refused. */
export async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (response.ok) return;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new Error(problem.detail ?? `The server answered ${response.status}.`);
}
