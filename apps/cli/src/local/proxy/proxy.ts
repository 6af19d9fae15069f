import { Agent, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { createProxyServer } from "http-proxy-3";
import { type BackendOptions, backends, type Connected } from "./backends.ts";

export interface LocalProxy {
  readonly port: number;
  stop(): Promise<void>;
}

export interface ProxyOptions extends BackendOptions {
  port: number;
  host?: string;
}

const UNAVAILABLE = JSON.stringify({
  type: "urn:slipway:problem:unavailable",
  title: "Unavailable",
  status: 503,
  code: "UNAVAILABLE",
  detail: "No web process of Slipway answers.",
  remedy: "Try again in a moment.",
  faults: [],
});

/**
 * One address for several web processes. A request is sent to one only, over a connection that was made before: who cannot be connected
 * to is passed over, and what was sent is never sent again. Answers are passed on as they come, streams and sockets included.
 */
export async function startProxy({ port, host = "127.0.0.1", ...options }: ProxyOptions): Promise<LocalProxy> {
  const upstream = backends(options);
  const proxy = createProxyServer({ xfwd: true });
  // Cut off by a process that dies: the reader must hear of it, or it would wait for ever.
  proxy.on("proxyRes", (answer, _request, response) => {
    answer.once("close", () => {
      if (!answer.complete) response.destroy();
    });
  });
  const fail = (_error: Error, _request: IncomingMessage, response: ServerResponse | Socket): void => refuse(response);
  proxy.on("error", fail as Parameters<typeof proxy.on<"error">>[1]);

  const server = createServer(async (request, response) => {
    const connected = await upstream.connect();
    if (!connected || request.destroyed) return giveUp(connected, () => refuse(response));
    proxy.web(request, response, targetOf(connected));
  });
  server.on("upgrade", async (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const connected = await upstream.connect();
    if (!connected || socket.destroyed) return giveUp(connected, () => refuse(socket));
    proxy.ws(request, socket, head, targetOf(connected));
  });
  // Streams have no end that could be waited for.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const address = server.address();
  return {
    port: address && typeof address === "object" ? address.port : port,
    async stop() {
      upstream.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The request goes over the connection that is open already. */
function targetOf({ socket, port }: Connected) {
  const agent = new Agent({ maxSockets: 1 });
  agent.createConnection = () => socket;
  return { target: `http://127.0.0.1:${port}`, agent };
}

function giveUp(connected: Connected | null, refusal: () => void): void {
  connected?.socket.destroy();
  refusal();
}

function refuse(to: ServerResponse | Socket): void {
  if (!("writeHead" in to)) {
    to.end("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    return;
  }
  if (to.headersSent) to.destroy();
  else to.writeHead(503, { "Content-Type": "application/problem+json", "Retry-After": "1", "Cache-Control": "no-store" }).end(UNAVAILABLE);
}
