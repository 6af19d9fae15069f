import { createHash } from "node:crypto";
import { telemetry } from "@slipway/adapters/telemetry";
import { type ApiOperation, apiOperations, type Identity } from "@slipway/usecases";
import {
  type AccountUsecase,
  actorName,
  type RequestScope,
  reserve,
  type StreamUsecase,
  statusOf,
  type Usecase,
} from "@slipway/usecases/define";
import { forgetIfAccessChanged } from "../access-changes.ts";
import { admitAccount, admitActor } from "../admission.ts";
import { countStream } from "../count-stream.ts";
import { noteAnswer, noteRequest } from "../request-notes.ts";
import type { Services } from "../services.ts";
import { API_BASE } from "./api-base.ts";
import { stillHolds } from "./authenticate-request.ts";
import { checkHeaders } from "./check-headers.ts";
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

const READS = new Set(["GET", "HEAD"]);
const matchRoute = routeTable<ApiOperation>(apiOperations);

/** The whole REST API: one request in, one answer out, never an exception. */
export async function handleRest(request: Request, services: Services): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    const url = new URL(request.url);
    // Says which team a browser asks about, and is no field of any operation.
    url.searchParams.delete("team");
    const match = matchRoute(request.method === "HEAD" ? "GET" : request.method, url.pathname.slice(API_BASE.length));
    if ("allowed" in match) return request.method === "OPTIONS" ? optionsOf(match.allowed) : methodNotAllowed(match.allowed, requestId);
    const { target } = match;
    // What never ends has no head alone.
    if (request.method === "HEAD" && target.kind === "stream") return methodNotAllowed(["GET"], requestId);
    checkHeaders(target, request.headers);
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
  const { response, headers } = target.kind === "account" ? await answerAccount(target, exchange) : await answerActor(target, exchange);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (!READS.has(request.method)) forgetIfAccessChanged(target, services);
  return response;
}

async function answerActor(target: Usecase | StreamUsecase, exchange: Exchange) {
  const { who, headers } = await admitActor(exchange.request, exchange.services);
  const response =
    target.kind === "stream" ? await answerStream(target, exchange, who) : await answerUsecase(target, exchange, scopeOf(exchange, who));
  return { response, headers };
}

async function answerAccount(usecase: AccountUsecase, exchange: Exchange) {
  const { request, services, requestId, url, params } = exchange;
  const { who: account, headers } = await admitAccount(request, services);
  const input = restInput({
    method: request.method,
    params,
    query: url.searchParams,
    body: parseJsonObject(await readText(request)),
    ifMatch: null,
  });
  const { database, ports } = services;
  const answer = await usecase.execute({ account, database, ports, requestId, address: addressOf(request) }, input);
  return { response: jsonResponse(answer, { status: usecase.rest.status, requestId }), headers };
}

function scopeOf({ request, services, requestId }: Exchange, { actor }: Identity): RequestScope {
  return { actor, database: services.database, ports: services.ports, requestId, address: addressOf(request) };
}

async function answerUsecase(usecase: Usecase, exchange: Exchange, scope: RequestScope): Promise<Response> {
  const { request, url, params, requestId } = exchange;
  const text = await readText(request);
  const ifMatch = usecase.rest.ifMatch ? request.headers.get("if-match") : null;
  const input = restInput({ method: request.method, params, query: url.searchParams, body: parseJsonObject(text), ifMatch });
  const key = usecase.kind === "command" ? request.headers.get("idempotency-key") : null;
  if (!key) return respond(usecase, await usecase.execute(scope, input), exchange);

  const requestHash = createHash("sha256")
    // The asker is part of the request: nobody is given another's answer.
    .update(`${actorName(scope.actor)}\n${request.method} ${url.pathname}${url.search}\n${ifMatch ?? ""}\n${text}`)
    .digest("hex");
  const reserved = await reserve(scope, { route: `${usecase.rest.method} ${usecase.rest.path}`, key, requestHash });
  if (reserved.kind === "replay")
    return jsonResponse(reserved.answer, { status: reserved.status, requestId, headers: { "Idempotent-Replayed": "true" } });
  return respond(usecase, await usecase.execute(scope, input, { reservation: reserved.reservation }), exchange);
}

function respond(usecase: Usecase, answer: unknown, { requestId }: Exchange): Response {
  noteAnswer(answer);
  return jsonResponse(answer, { status: statusOf(usecase.rest, answer), requestId });
}

async function answerStream(stream: StreamUsecase, exchange: Exchange, identity: Identity): Promise<Response> {
  const { request, services, url, params, requestId } = exchange;
  const resumeAt = request.headers.get("last-event-id");
  const query = new URLSearchParams(url.searchParams);
  if (resumeAt) query.set("after", resumeAt);
  const abort = new AbortController();
  request.signal.addEventListener("abort", () => abort.abort(), { once: true });
  const items = await stream.open(
    scopeOf(exchange, identity),
    restInput({ method: request.method, params, query, body: {}, ifMatch: null }),
    abort.signal,
  );
  countStream(stream.name, abort.signal);
  return sseResponse({ items, abort, requestId, stillAllowed: () => stillHolds(identity, services) });
}

const optionsOf = (allowed: string[]): Response =>
  new Response(null, { status: 204, headers: { Allow: [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ") } });

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
