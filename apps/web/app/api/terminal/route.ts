import { AppError } from "@slipway/core/errors";
import { readEnv } from "../../../src/env.ts";
import { offerParts } from "../../../src/server/bundle-parts.ts";
import { problemResponse } from "../../../src/server/rest/problem-response.ts";
import { requestIdOf } from "../../../src/server/rest/request-facts.ts";
import { terminalServer } from "../../../src/server/terminal/terminal-server.ts";
import { services } from "../../../src/server/wiring.ts";

export const dynamic = "force-dynamic";

// main.ts takes it from here: upgrades come to the server, never to a route.
offerParts(() => {
  const env = readEnv(process.env);
  const shared = services();
  return { env, services: shared, terminals: terminalServer({ services: shared, trustedProxyHops: env.TRUSTED_PROXY_HOPS }) };
});

/** A terminal is a WebSocket: whoever asks without one is told so. */
export function GET(request: Request): Response {
  const error = new AppError("INVALID_INPUT", "A terminal is a WebSocket.", { remedy: "Ask for one with `Upgrade: websocket`." });
  return problemResponse(error, requestIdOf(request), { Upgrade: "websocket" });
}
