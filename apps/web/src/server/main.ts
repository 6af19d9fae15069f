/** The web process: Next's pages and routes, the terminal's socket, and what the operator asks. SIGTERM ends it within 5 s. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import next from "next";
import { readEnv } from "../env.ts";
import { log } from "./log.ts";
import { observeRequest } from "./observe-request.ts";
import { metricsHandler, startWebHealth, startWebTelemetry, stopWebTelemetry } from "./own-health.ts";
import { securityHeaders } from "./security-headers.ts";
import { TERMINAL_PATH, terminalServer } from "./terminal/terminal-server.ts";
import { startWebServer } from "./web-server.ts";
import { services } from "./wiring.ts";

const STOP_WITHIN_MS = 4_000;
const NONCE_BYTES = 16;

const { values } = parseArgs({
  options: { host: { type: "string", default: "127.0.0.1" }, port: { type: "string", default: "3000" } },
});
await startWebTelemetry(process.env);
const env = readEnv(process.env);
const port = Number(values.port);
const shared = services();
const isSecure = env.SLIPWAY_PUBLIC_URL.startsWith("https:");

// Next listens for upgrades on the server that it is given: this one never gets any.
const httpServer = createServer();
const dir = join(import.meta.dirname, "../..");
const app = next({ dev: false, dir, hostname: values.host, port, httpServer, quiet: true });
await app.prepare();
const page = app.getRequestHandler();

function answer(request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const headers = securityHeaders({ nonce, isSecure });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const answered = observeRequest({ request, response, trustedProxyHops: env.TRUSTED_PROXY_HOPS }, () => {
    if (request.url?.split("?")[0] === "/metrics") return metricsHandler(env, request, response);
    // From here Next takes the nonce for the scripts that it writes.
    request.headers["content-security-policy"] = headers["Content-Security-Policy"];
    return page(request, response);
  });
  answered.catch((error: unknown) => {
    log("error", "a request failed outside of its handler", { error });
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  });
}

const terminals = terminalServer({ services: shared, trustedProxyHops: env.TRUSTED_PROXY_HOPS });
const sockets = { [TERMINAL_PATH]: terminals.accept };
const server = await startWebServer({ host: values.host, port, answer, sockets, stopWithinMs: STOP_WITHIN_MS });
const health = await startWebHealth(env, shared);
log("info", "web is ready", { host: values.host, port: server.port });

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
