import type { IncomingMessage } from "node:http";
import { AppError } from "@slipway/core/errors";
import type { Terminal } from "@slipway/core/ports";
import type { TerminalRow } from "@slipway/db";
import { closeTerminal, type Identity, openTerminal } from "@slipway/usecases";
import type { RequestScope } from "@slipway/usecases/define";
import { admitActor } from "../admission.ts";
import { trustedOrigins } from "../authentication/trusted-origins.ts";
import { addressOf } from "../rest/request-facts.ts";
import type { Services } from "../services.ts";

export interface Admitted {
  identity: Identity;
  scope: RequestScope;
  row: TerminalRow;
  terminal: Terminal;
}

interface Door {
  services: Services;
  requestId: string;
}

const WEBSOCKET_KEY = /^[+/0-9A-Za-z]{22}==$/;

/**
 * Everything before the protocol is switched: whose page, who, the ticket, the terminal itself. Throws AppError: UNAUTHENTICATED, FORBIDDEN
 * (another site's page, no right, a ticket that does not hold), NOT_FOUND (another team), UNREACHABLE.
 */
export async function admitTerminal(request: IncomingMessage, { services, requestId }: Door): Promise<Admitted> {
  const asked = asRequest(request, services.publicUrl);
  requireHandshake(asked);
  requireOwnPage(asked, services.publicUrl);
  const { who: identity } = await admitActor(asked, services);
  const { database, ports } = services;
  const scope = { actor: identity.actor, database, ports, requestId, address: addressOf(asked) };
  const { row, machine } = await openTerminal(scope, new URL(asked.url).searchParams.get("ticket") ?? "");
  try {
    return { identity, scope, row, terminal: await ports.hosts.openTerminal(identity.actor.teamId, machine, row) };
  } catch (error) {
    const reason = error instanceof AppError ? error.message : "it could not be opened";
    await closeTerminal(scope, row, { reason, exitCode: null, durationMs: 0, bytesIn: 0, bytesOut: 0 });
    throw error;
  }
}

/** As routes see requests, so that the same code tells who asks. */
function asRequest({ url = "/", headers }: IncomingMessage, publicUrl: string): Request {
  const pairs = Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one]));
  return new Request(new URL(url, publicUrl), { headers: pairs });
}

/** What would be refused after the ticket is spent is refused before. */
function requireHandshake({ headers }: Request): void {
  if (headers.get("sec-websocket-version") === "13" && WEBSOCKET_KEY.test(headers.get("sec-websocket-key") ?? "")) return;
  throw new AppError("INVALID_INPUT", "This is no WebSocket handshake of version 13.");
}

/** A browser sends cookies along with any site's request, and says whose page asks; a program with a key may say nothing. */
function requireOwnPage({ headers }: Request, publicUrl: string): void {
  const origin = headers.get("origin");
  const isProgram = origin === null && !headers.has("cookie");
  if (isProgram || (origin !== null && trustedOrigins(publicUrl).includes(origin))) return;
  throw new AppError("FORBIDDEN", "A terminal is opened from Slipway's own pages only.", { remedy: `Open the dashboard at ${publicUrl}.` });
}
