/** The web process: Next's pages and routes, the terminal's socket, and what the operator asks. SIGTERM ends it within 5 s. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { log } from "./log.ts";
import { observeRequest } from "./observe-request.ts";
import { healthHandler, startWebHealth, startWebTelemetry, stopWebTelemetry } from "./own-health.ts";
import { securityHeaders } from "./security-headers.ts";
import { startNext } from "./start-next.ts";
import { TERMINAL_PATH } from "./terminal/terminal-path.ts";
import { startWebServer } from "./web-server.ts";

const STOP_WITHIN_MS = 4_000;
const NONCE_BYTES = 16;

const { values } = parseArgs({
  options: { host: { type: "string", default: "127.0.0.1" }, port: { type: "string", default: "3000" } },
});
const { host } = values;
const port = Number(values.port);
await startWebTelemetry(process.env);
const { page, parts } = await startNext({ dir: join(import.meta.dirname, "../.."), host, port });
const { env, services, terminals } = parts;
const isSecure = env.SLIPWAY_PUBLIC_URL.startsWith("https:");

const ownAnswer = healthHandler(env, services);

function answer(request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const headers = securityHeaders({ nonce, isSecure });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  observeRequest({ request, response, trustedProxyHops: env.TRUSTED_PROXY_HOPS }, () => {
    const own = ownAnswer(request);
    if (own) return void own(request, response);
    // From here Next takes the nonce for the scripts that it writes.
    request.headers["content-security-policy"] = headers["Content-Security-Policy"];
    page(request, response);
  });
}

const sockets = { [TERMINAL_PATH]: terminals.accept };
const server = await startWebServer({ host, port, answer, sockets, stopWithinMs: STOP_WITHIN_MS });
const health = await startWebHealth(env, services);
log("info", "web is ready", { host, port: server.port });

// A promise that nobody waits for is a bug, and no reason to cut everybody's streams.
process.on("unhandledRejection", (error) => log("error", "a promise failed and nobody listened", { error }));

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  log("info", "web is stopping", { signal });
  await Promise.all([server.stop(), terminals.stop(), health?.stop()]);
  await stopWebTelemetry();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
