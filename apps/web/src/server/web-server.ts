import { createServer, type IncomingMessage, type RequestListener, type ServerResponse, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { judgeRequestLine } from "./request-line.ts";

/** Longer than a proxy in front keeps a connection: it is the proxy who lets go first. */
const KEEP_ALIVE_MS = 65_000;
const LOOK_MS = 50;

export interface WebServerOptions {
  host: string;
  /** 0: any. */
  port: number;
  answer: RequestListener;
  /** A WebSocket is asked for on this path; on any other it is refused. */
  sockets: Record<string, (request: IncomingMessage, socket: Duplex, head: Buffer) => void>;
  /** How long answers may take once the server is to stop. */
  stopWithinMs: number;
}

export interface WebServer {
  port: number;
  /** Takes no more connections, ends event streams, lets answers end, then cuts what is left. */
  stop(): Promise<void>;
}

export async function startWebServer({ host, port, answer, sockets, stopWithinMs }: WebServerOptions): Promise<WebServer> {
  const open = new Set<ServerResponse>();
  // Another protocol than WebSocket may be offered with any request: it is answered as if nothing had been offered.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === "websocket";
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, shouldUpgradeCallback }, (request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    // Who writes on after the end is told by the stream's state; an event nobody hears would end the process.
    response.on("error", () => undefined);
    const line = judgeRequestLine(request);
    if ("path" in line) {
      request.url = line.path;
      answer(request, response);
    } else response.writeHead(line.status, { ...(line.allow ? { Allow: line.allow } : {}), Connection: "close" }).end();
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const path = request.url?.split("?")[0] ?? "";
    const accept = Object.hasOwn(sockets, path) ? sockets[path] : undefined;
    if (accept) accept(request, socket, head);
    else refuseUpgrade(socket, { status: 404 });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });

  async function stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const response of open) if (isEventStream(response)) response.end();
    const deadline = Date.now() + stopWithinMs;
    // A kept connection is idle only once its answer has ended.
    while (open.size > 0 && Date.now() < deadline) {
      server.closeIdleConnections();
      await sleep(LOOK_MS);
    }
    server.closeAllConnections();
    await closed;
  }
  return { port: (server.address() as AddressInfo).port, stop };
}

const isEventStream = (response: ServerResponse): boolean =>
  String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");

interface Refusal {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** Answers an upgrade as an ordinary request, and closes: no protocol is switched. */
export function refuseUpgrade(socket: Duplex, { status, headers = {}, body = "" }: Refusal): void {
  const all = { Connection: "close", "Content-Length": String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body}`);
}
