import { createTRPCClient, httpBatchStreamLink, type TRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import superjson from "superjson";
import type { AppRouter } from "../../server/trpc/router.ts";
import { fetchOrProblem } from "./fetch-or-problem.ts";

const MAX_URL_LENGTH = 4_000;
const MAX_BATCH = 20;

/** Which team a request is about; none on pages that belong to the person. */
export const teamHeaders = (team: string | null): Record<string, string> => (team === null ? {} : { "slipway-team": team });

/** `crypto.randomUUID` is missing on a page served over plain HTTP from another computer. */
const newRequestId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** An error tells which request it was: its id leads support to the log. */
const errorsWithRequestId: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error(error) {
          if (error instanceof TRPCClientError && error.data) Object.assign(error.data, { requestId: op.context.requestId });
          observer.error(error);
        },
      }),
    );

/** The same operations as REST, typed from the same definitions. Calls of one moment travel as one request. */
export function makeApiClient(team: string | null): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      errorsWithRequestId,
      httpBatchStreamLink({
        url: "/api/trpc",
        fetch: (url, init) => fetchOrProblem(url, init as RequestInit),
        transformer: superjson,
        maxURLLength: MAX_URL_LENGTH,
        maxItems: MAX_BATCH,
        headers({ opList }) {
          const requestId = newRequestId();
          for (const { context } of opList) context.requestId = requestId;
          return { ...teamHeaders(team), "x-request-id": requestId };
        },
      }),
    ],
  });
}
