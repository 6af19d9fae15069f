import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { handleRest } from "../rest/rest-handler.ts";
import type { Services } from "../services.ts";

/** The REST API of these services on a port of loopback, for programs that speak HTTP. */
export async function serveRest(services: Services): Promise<{ url: string; close(): void }> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "GET", url, headers } = incoming;
    const sent = Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as [string, string]] : []));
    const body = method === "GET" || method === "DELETE" ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
    const request = new Request(new URL(url ?? "/", services.publicUrl), { method, headers: sent, body, duplex: "half" } as RequestInit);
    const answer = await handleRest(request, services);
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}
