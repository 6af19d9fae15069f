import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { authenticateRequest } from "../../../../src/server/rest/authenticate-request.ts";
import { addressOf, requestIdOf } from "../../../../src/server/rest/request-facts.ts";
import { appRouter, trpcErrorOf } from "../../../../src/server/trpc/router.ts";
import { services } from "../../../../src/server/wiring.ts";

export const dynamic = "force-dynamic";

async function handle(request: Request): Promise<Response> {
  const requestId = requestIdOf(request);
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    allowBatching: true,
    async createContext() {
      const shared = services();
      try {
        return { services: shared, identity: await authenticateRequest(request, shared), requestId, address: addressOf(request) };
      } catch (thrown) {
        throw trpcErrorOf(thrown, requestId);
      }
    },
  });
}

export { handle as GET, handle as POST };
