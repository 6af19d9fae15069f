import { createHash, randomUUID } from "node:crypto";
import type { Role } from "@slipway/core/access";
import { signIn } from "@slipway/db/system";
import { newApiKey } from "@slipway/usecases";
import { API_BASE } from "../rest/api-base.ts";
import { handleRest } from "../rest/rest-handler.ts";
import type { Services } from "../services.ts";
import { PUBLIC_URL } from "./test-services.ts";

export interface ApiRequest {
  method: string;
  path: string;
  /** An object is sent as JSON, a string as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** Empty when there is none, or it is a stream. */
  body: Record<string, unknown>;
}

export type ApiCaller = (request: ApiRequest) => Promise<ApiAnswer>;

/** Sends requests with these headers; an event stream is left as soon as it is open. */
export function apiCaller(services: Services, headers: Record<string, string>): ApiCaller {
  return async ({ method, path, body, headers: more = {} }) => {
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const request = new Request(`${PUBLIC_URL}${API_BASE}${path}`, { method, headers: { ...headers, ...more }, body: text });
    return answerOf(await handleRest(request, services));
  };
}

async function answerOf(response: Response): Promise<ApiAnswer> {
  const { status, headers } = response;
  if (headers.get("content-type") === "text/event-stream") {
    await response.body?.cancel();
    return { status, headers, text: "", body: {} };
  }
  const text = await response.text();
  return { status, headers, text, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

export interface KeyedCaller {
  keyId: string;
  key: string;
  call: ApiCaller;
}

type Keyed = Exclude<Role, "owner">;

/** With a fresh key of that role. */
export async function callerWithKey(services: Services, { teamId, role }: { teamId: string; role: Keyed }): Promise<KeyedCaller> {
  const { key, prefix, keyHash } = newApiKey("test");
  const row = { name: role, role, prefix, keyHash, createdBy: "test", expiresAt: null };
  const { id } = await services.database.forTeam(teamId).transaction((tx) => tx.apiKeys.create(row));
  return { keyId: id, key, call: apiCaller(services, { authorization: `Bearer ${key}` }) };
}

/** The team's owner in a browser: owners are people. */
export async function ownerCaller(services: Services, { teamId, userId }: { teamId: string; userId: string }): Promise<ApiCaller> {
  const token = randomUUID();
  const tokenHash = createHash("sha256").update(token).digest("hex");
  await signIn(services.database).openSession({ userId, teamId, tokenHash, expiresAt: new Date(Date.now() + 3_600_000) });
  return apiCaller(services, { cookie: `slipway_session=${token}`, origin: PUBLIC_URL });
}
