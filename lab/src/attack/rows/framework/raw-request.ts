import { randomInt } from "node:crypto";
import { request as httpRequest } from "node:http";

export interface RawRequest {
  method?: string;
  /** As it stands in the request line: not made right by anybody. */
  path: string;
  /** With `host`, when it is to be another. */
  headers?: Record<string, string>;
  body?: string;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

const TIMEOUT_MS = 30_000;

/** Everybody of 127.0.0.0/8 is this computer: limits of one address must not stand before what is asked about. */
const someAddress = (): string | undefined =>
  process.platform === "linux" ? `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}` : undefined;

/** A request as nobody's library would send it. 0: the connection was ended without an answer. */
export function rawRequest(url: string, { method = "GET", path, headers = {}, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const localAddress = hostname === "127.0.0.1" ? someAddress() : undefined;
    const request = httpRequest({ hostname, port, method, path, headers, agent: false, timeout: TIMEOUT_MS, localAddress });
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("close", () => {
        const said = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(", ")]));
        resolve({ status: response.statusCode ?? 0, headers: said, text: Buffer.concat(chunks).toString() });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`${method} ${path}: no answer in ${TIMEOUT_MS} ms`)));
    request.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" ? resolve({ status: 0, headers: {}, text: "" }) : reject(error),
    );
    request.end(body);
  });
}
