/** Runs inside a container: answers as the path asks, and tells at /journal what has come. Takes nothing but Node. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

interface Heard {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

const heard: Heard[] = [];

async function take(request: IncomingMessage): Promise<Heard> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { method: request.method ?? "", path: request.url ?? "", headers, body: Buffer.concat(chunks).toString() };
}

/** `/status/307?location=…`: that status, and each query field as a header; a field `body` is the body. Anything else: 200. */
function behave(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://receiver");
  const status = Number(/^\/status\/(\d{3})$/.exec(url.pathname)?.[1] ?? 200);
  const { body = "", ...headers } = Object.fromEntries(url.searchParams);
  response.writeHead(status, headers).end(body);
}

const server = createServer((request, response) => {
  if (request.url === "/journal") {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(heard));
    return;
  }
  take(request).then(
    (message) => {
      heard.push(message);
      behave(request, response);
    },
    () => response.destroy(),
  );
});
server.listen(Number(process.argv[2]), "0.0.0.0");
process.on("SIGTERM", () => process.exit(0));
