import { telemetry } from "@slipway/adapters/telemetry";
import { AppError } from "@slipway/core/errors";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { admitAccount, admitActor } from "../admission.ts";
import { noteRequest } from "../request-notes.ts";
import { problemResponse } from "../rest/problem-response.ts";
import { inspectJson, readText } from "../rest/read-body.ts";
import { addressOf, requestIdOf } from "../rest/request-facts.ts";
import type { Services } from "../services.ts";
import type { TrpcContext } from "./context.ts";
import { appRouter } from "./router.ts";

const ENDPOINT = "/api/trpc";
/** A batch is so many requests, and counted as such. */
const MAX_BATCH = 20;

/** The whole tRPC API over HTTP, under the same limits as REST: of a body's size and depth, of a caller's pace. */
export async function handleTrpc(request: Request, services: Services): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    const procedures = new URL(request.url).pathname.slice(ENDPOINT.length + 1).split(",");
    if (procedures.length > MAX_BATCH) throw new AppError("INVALID_INPUT", `A batch has at most ${MAX_BATCH} calls.`);
    const [name = ""] = procedures;
    // Names are from the router's table; what is unknown is not counted apart.
    const isKnown = procedures.length === 1 && name in appRouter._def.procedures;
    noteRequest({ route: isKnown ? `${ENDPOINT}/${name}` : ENDPOINT, isStream: request.headers.get("accept") === "text/event-stream" });
    const bounded = await boundedRequest(request);
    return await telemetry().tracing.within(request.headers.get("traceparent"), () =>
      telemetry().tracing.span(isKnown ? `trpc ${name}` : "trpc", { "slipway.request": requestId }, () =>
        answer(bounded, services, requestId),
      ),
    );
  } catch (error) {
    return problemResponse(error, requestId);
  }
}

/** Each call of a batch is let in, and paid for, by itself. */
function answer(request: Request, services: Services, requestId: string): Promise<Response> {
  const context: TrpcContext = {
    services,
    identity: async () => (await admitActor(request, services)).who,
    account: async () => (await admitAccount(request, services)).who,
    requestId,
    address: addressOf(request),
  };
  return fetchRequestHandler({
    endpoint: ENDPOINT,
    req: request,
    router: appRouter,
    allowBatching: true,
    createContext: async () => context,
  });
}

/** The same request with its input read: at most 1 MiB, not too deep, without keys that reach for prototypes. */
async function boundedRequest(request: Request): Promise<Request> {
  const input = new URL(request.url).searchParams.get("input");
  if (input) inspectJson(input);
  if (request.method === "GET" || request.method === "HEAD") return request;
  const text = await readText(request);
  inspectJson(text);
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: text });
}
