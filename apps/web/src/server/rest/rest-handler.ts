import { createHash } from "node:crypto";
import { type ApiOperation, apiOperations, type Identity, type PublicUsecase } from "@slipway/usecases";
import { type RequestScope, reserve, type StreamUsecase, statusOf, type Usecase } from "@slipway/usecases/define";
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
    const exchange = { request, services, requestId, url, params: match.params };
    if (match.target.kind === "public") return await answerPublic(match.target, exchange);
    const identity = await authenticateRequest(request, services);
    const scope = scopeOf(exchange, identity);
    return match.target.kind === "stream"
      ? await answerStream(match.target, exchange, scope)
      : await answerUsecase(match.target, exchange, scope);
  } catch (error) {
    return problemResponse(error, requestId);
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
