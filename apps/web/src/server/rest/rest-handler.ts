import { createHash } from "node:crypto";
import { telemetry } from "@slipway/adapters/telemetry";
import { isAppError } from "@slipway/core/errors";
import { type ApiOperation, apiOperations, type Identity, type PublicUsecase } from "@slipway/usecases";
import { type RequestScope, reserve, type StreamUsecase, statusOf, type Usecase } from "@slipway/usecases/define";
import { noteRequest } from "../request-notes.ts";
import type { Services } from "../services.ts";
import { endedSessionCookie, sessionCookie } from "../session-cookie.ts";
import { API_BASE } from "./api-base.ts";
import { authenticateRequest, identify, requireSameOrigin } from "./authenticate-request.ts";
import { jsonResponse } from "./json-response.ts";
import { routeTable } from "./match-route.ts";
import { problemResponse } from "./problem-response.ts";
import { parseJsonObject, readText } from "./read-body.ts";
import { addressOf, requestIdOf } from "./request-facts.ts";
import { restInput } from "./rest-input.ts";
import { sseResponse } from "./sse-response.ts";

interface Exchange {
  request: Request;
  services: Services;
  requestId: string;
  url: URL;
  params: Record<string, string>;
}

const matchRoute = routeTable<ApiOperation>(apiOperations);

/** The whole REST API: one request in, one answer out, never an exception. */
export async function handleRest(request: Request, services: Services): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    const url = new URL(request.url);
    const match = matchRoute(request.method, url.pathname.slice(API_BASE.length));
    if ("allowed" in match) return methodNotAllowed(match.allowed, requestId);
    const { target } = match;
    const exchange = { request, services, requestId, url, params: match.params };
    noteRequest({ route: target.rest.path, isStream: target.kind === "stream" });
    return await traced(target, exchange, () => answerOperation(target, exchange));
  } catch (error) {
    return problemResponse(error, requestId);
  }
}

/** A caller's own trace goes on in ours. */
function traced(target: ApiOperation, { request, requestId }: Exchange, answer: () => Promise<Response>): Promise<Response> {
  const { tracing } = telemetry();
  const attributes = { "http.request.method": target.rest.method, "http.route": target.rest.path, "slipway.request": requestId };
  return tracing.within(request.headers.get("traceparent"), () =>
    tracing.span(`${target.rest.method} ${target.rest.path}`, attributes, answer),
  );
}

async function answerOperation(target: ApiOperation, exchange: Exchange): Promise<Response> {
  const { request, services } = exchange;
  const { limits } = services;
  const address = addressOf(request);
  limits.refuseBlocked(address);
  if (target.kind === "public") {
    await limits.spendAddress(address);
    return answerPublic(target, exchange);
  }
  const identity = await identified(exchange);
  const left = await limits.spendCaller(identity.actor);
  const scope = scopeOf(exchange, identity);
  const response = target.kind === "stream" ? await answerStream(target, exchange, scope) : await answerUsecase(target, exchange, scope);
  for (const [name, value] of Object.entries(left)) response.headers.set(name, value);
  return response;
}

/** A guess that failed costs the address a token: who guesses on is not even looked up. */
async function identified({ request, services }: Exchange): Promise<Identity> {
  try {
    return await authenticateRequest(request, services);
  } catch (error) {
    if (isAppError(error, "UNAUTHENTICATED")) await services.limits.spendAddress(addressOf(request));
    throw error;
  }
}

function scopeOf({ request, services, requestId }: Exchange, identity: Identity): RequestScope {
  return { ...identity, database: services.database, ports: services.ports, requestId, address: addressOf(request) };
}

async function answerUsecase(usecase: Usecase, exchange: Exchange, scope: RequestScope): Promise<Response> {
  const { request, url, params, requestId } = exchange;
  const text = await readText(request);
  const ifMatch = usecase.rest.ifMatch ? request.headers.get("if-match") : null;
  const input = restInput({ params, query: url.searchParams, body: parseJsonObject(text), ifMatch });
  const key = usecase.kind === "command" ? request.headers.get("idempotency-key") : null;
  if (!key) return respond(usecase, await usecase.execute(scope, input), exchange);

  const requestHash = createHash("sha256")
    .update(`${request.method} ${url.pathname}${url.search}\n${ifMatch ?? ""}\n${text}`)
    .digest("hex");
  const reserved = await reserve(scope, { route: `${usecase.rest.method} ${usecase.rest.path}`, key: key.slice(0, 255), requestHash });
  if (reserved.kind === "replay")
    return jsonResponse(reserved.answer, { status: reserved.status, requestId, headers: { "Idempotent-Replayed": "true" } });
  return respond(usecase, await usecase.execute(scope, input, { reservation: reserved.reservation }), exchange);
}

function respond(usecase: Usecase, answer: unknown, { requestId, services }: Exchange): Response {
  const headers: Record<string, string> =
    usecase.name === "sessions.delete" ? { "Set-Cookie": endedSessionCookie(services.publicUrl) } : {};
  return jsonResponse(answer, { status: statusOf(usecase.rest, answer), requestId, headers });
}

async function answerStream(stream: StreamUsecase, exchange: Exchange, scope: RequestScope): Promise<Response> {
  const { request, services, url, params, requestId } = exchange;
  const resumeAt = request.headers.get("last-event-id");
  const query = new URLSearchParams(url.searchParams);
  if (resumeAt) query.set("after", resumeAt);
  const abort = new AbortController();
  request.signal.addEventListener("abort", () => abort.abort(), { once: true });
  const items = await stream.open(scope, restInput({ params, query, body: {}, ifMatch: null }), abort.signal);
  return sseResponse({ items, abort, requestId, stillAllowed: async () => (await identify(request, services)) !== null });
}

async function answerPublic(usecase: PublicUsecase, { request, services, requestId }: Exchange): Promise<Response> {
  if (request.headers.has("origin")) requireSameOrigin(request, services.publicUrl);
  const body = parseJsonObject(await readText(request));
  const { answer, token } = await usecase.execute(
    { database: services.database, clock: services.ports.clock, requestId, address: addressOf(request) },
    body,
  );
  const cookie = sessionCookie(token, { expiresAt: answer.expiresAt, publicUrl: services.publicUrl });
  return jsonResponse(answer, { status: usecase.rest.status, requestId, headers: { "Set-Cookie": cookie } });
}

function methodNotAllowed(allowed: string[], requestId: string): Response {
  const body = {
    type: "about:blank",
    title: "Method not allowed",
    status: 405,
    code: "INVALID_INPUT",
    detail: `This path knows ${allowed.join(", ")}.`,
    faults: [],
    requestId,
  };
  return new Response(JSON.stringify(body), {
    status: 405,
    headers: { "Content-Type": "application/problem+json", Allow: allowed.join(", "), "X-Request-Id": requestId },
  });
}
