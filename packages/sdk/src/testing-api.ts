import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Asked {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** As it is, in the place of `body`. */
  text?: string;
}

export interface TestingApi {
  url: string;
  asked: Asked[];
  close(): void;
}

/** The API's side of the contract, on a port of this computer. */
export async function testingApi(answer: (asked: Asked, count: number) => Answer): Promise<TestingApi> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    asked.push({
      method: request.method ?? "",
      path: (request.url ?? "").replace("/api/v1", ""),
      headers: request.headers,
      body: body === "" ? undefined : JSON.parse(body),
    });
    const { status = 200, headers = {}, body: answered, text: plain } = answer(asked.at(-1) as Asked, asked.length);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(plain ?? (answered === undefined ? undefined : JSON.stringify(answered)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close: () => server.close() };
}
