import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a receiver behaves; a number is a status. */
export type ReceiverMode = number | "slow" | "redirect" | "closes" | "closes midway" | "huge" | "drips" | "no http";

export interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Receiver {
  url: string;
  port: number;
  /** Every request that came, answered well or not. */
  received: Received[];
  mode: ReceiverMode;
  /** Bytes of answers that were taken by the sender or its kernel. */
  sentBytes: number;
  connections: number;
  /** What `redirect` leads to. */
  location: string;
  close(): Promise<void>;
}

/** A server on loopback that behaves as badly as it is told. */
export async function startReceiver(mode: ReceiverMode = 200): Promise<Receiver> {
  const server = createServer((request, response) => {
    take(request).then(
      (message) => {
        receiver.received.push(message);
        behave(receiver, request, response);
      },
      () => undefined,
    );
  });
  server.on("connection", () => {
    receiver.connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received: [],
    mode,
    sentBytes: 0,
    connections: 0,
    location: "",
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

async function take(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return {
    path: request.url ?? "",
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(chunks).toString(),
  };
}

function behave(receiver: Receiver, request: IncomingMessage, response: ServerResponse): void {
  const { mode } = receiver;
  if (typeof mode === "number") response.writeHead(mode, { "content-type": "text/plain" }).end(`answered ${mode}`);
  else modes[mode](receiver, request, response);
}

const CHUNK = Buffer.alloc(32 * 1_024, "x");

const modes: Record<Exclude<ReceiverMode, number>, (receiver: Receiver, request: IncomingMessage, response: ServerResponse) => void> = {
  // Never answers; closing the receiver ends it.
  slow: () => undefined,
  redirect: ({ location }, _, response) => void response.writeHead(307, { location }).end(),
  closes: (_, request) => void request.socket.destroy(),
  "closes midway": (_, request, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("only this", () => request.socket.destroy());
  },
  huge: (receiver, _, response) => {
    response.writeHead(200);
    const pour = (): void => {
      if (response.destroyed) return;
      response.write(CHUNK, () => {
        receiver.sentBytes += CHUNK.length;
        setImmediate(pour);
      });
    };
    pour();
  },
  drips: (_, _request, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(timer));
  },
  "no http": (_, request) => void request.socket.end("SSH-2.0-OpenSSH_9.2\r\n"),
};
