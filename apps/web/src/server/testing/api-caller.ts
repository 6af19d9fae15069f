import { randomUUID } from "node:crypto";
import type { Action, Reach, Role } from "@slipway/core/access";
import { teamAdmin } from "@slipway/db/system";
import { newApiKey } from "@slipway/usecases";
import { API_BASE } from "../rest/api-base.ts";
import { handleRest } from "../rest/rest-handler.ts";
import type { Services } from "../services.ts";
import { PUBLIC_URL, type TestServices } from "./test-services.ts";

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

interface KeyRequest {
  teamId: string;
  role: Exclude<Role, "owner">;
  actions?: readonly Action[];
  reach?: Reach;
}

/** With a fresh key of a fresh service account of that role. */
export async function callerWithKey(services: Services, { teamId, role, actions, reach = "team" }: KeyRequest): Promise<KeyedCaller> {
  const { key, prefix, keyHash } = newApiKey("test");
  const keyId = await services.database.forTeam(teamId).transaction(async (tx) => {
    const holder = await tx.serviceAccounts.create({ name: `${role} ${prefix}`, role, createdBy: "test" });
    const plain = { name: role, prefix, keyHash, createdBy: "test", expiresAt: null };
    return (await tx.apiKeys.create({ holder: { serviceAccountId: holder.id }, actions: actions ?? null, reach, ...plain })).id;
  });
  return { keyId, key, call: apiCaller(services, { authorization: `Bearer ${key}` }) };
}

/** A person in a browser, in a team. */
export async function personCaller(test: TestServices, { userId, slug }: { userId: string; slug: string }): Promise<ApiCaller> {
  return apiCaller(test.services, { cookie: await test.sessionCookie(userId), origin: PUBLIC_URL, "slipway-team": slug });
}

/** The team's owner in a browser: owners are people. */
export const ownerCaller = (test: TestServices, world: { userId: string; slug: string }): Promise<ApiCaller> => personCaller(test, world);

/** A new member of the team, in a browser. */
export async function memberCaller(test: TestServices, { teamId, slug }: { teamId: string; slug: string }, role: Role): Promise<Member> {
  const email = `${role}-${randomUUID().slice(0, 8)}@${slug}.test`;
  const { userId } = await teamAdmin(test.services.database).addMember(teamId, { email, name: role, passwordHash: "none" }, role);
  return { userId, email, call: await personCaller(test, { userId, slug }) };
}

export interface Member {
  userId: string;
  email: string;
  call: ApiCaller;
}
