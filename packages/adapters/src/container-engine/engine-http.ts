import http from "node:http";
import type { Duplex } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ByteStream } from "@slipway/core/ports";
import { engineAgent } from "./engine-agent.ts";
import { engineRefusal, engineSilence } from "./engine-errors.ts";

export interface EngineCall {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  /** Bytes are sent as a tar, all else as JSON. */
  body?: unknown;
  /** Statuses beside 2xx that are answers, not refusals. */
  accept?: number[];
  /** For the whole answer; default 60,000. */
  limitMs?: number;
  signal?: AbortSignal;
}

export interface EngineAnswer<T> {
  status: number;
  body: T;
}

/** The Docker API over any byte stream. UNREACHABLE when no whole answer comes, STEP_FAILED with the engine's words when it refuses. */
export interface EngineHttp {
  call<T = unknown>(call: EngineCall): Promise<EngineAnswer<T>>;
  /** An answer read as it comes; no time limit. Destroyed with the signal. */
  stream(call: EngineCall): Promise<http.IncomingMessage>;
  /** The raw connection after the engine has switched protocols. */
  upgrade(call: EngineCall): Promise<Duplex>;
}

export function engineHttp(openSocket: () => Promise<ByteStream>): EngineHttp {
  const agent = engineAgent(openSocket);

  function send(call: EngineCall, signal: AbortSignal | undefined, headers: http.OutgoingHttpHeaders = {}): http.ClientRequest {
    const payload = payloadOf(call.body);
    const request = http.request({
      agent,
      host: "docker",
      method: call.method,
      path: call.path + queryOf(call.query),
      headers: { ...payload.headers, ...headers },
      signal,
    });
    request.end(payload.bytes);
    return request;
  }

  /** A kept stream may have died since: the engine has not seen what failed on it at once, and every call may be repeated. */
  async function answerTo<T>(
    call: EngineCall,
    signal: AbortSignal | undefined,
    read: (request: http.ClientRequest) => Promise<T>,
  ): Promise<T> {
    for (;;) {
      const request = send(call, signal, read === upgradeOf ? { Connection: "Upgrade", Upgrade: "tcp" } : {});
      try {
        return await read(request);
      } catch (error) {
        if (!diedUnseen(request, error)) throw error;
      }
    }
  }

  return {
    async call<T>(call: EngineCall) {
      const limit = AbortSignal.timeout(call.limitMs ?? 60_000);
      const signal = call.signal === undefined ? limit : AbortSignal.any([limit, call.signal]);
      try {
        const response = await answerTo(call, signal, responseOf);
        const body = parse(await buffer(response));
        return { status: response.statusCode ?? 0, body: accepted(call, response, body) as T };
      } catch (error) {
        throw engineSilence(limit.aborted ? limit.reason : error, call.signal);
      }
    },
    async stream(call) {
      try {
        const response = await answerTo(call, call.signal, responseOf);
        if (isAccepted(call, response)) return response;
        throw engineRefusal(response.statusCode ?? 0, parse(await buffer(response)));
      } catch (error) {
        throw engineSilence(error, call.signal);
      }
    },
    async upgrade(call) {
      try {
        return await answerTo(call, call.signal, upgradeOf);
      } catch (error) {
        throw engineSilence(error, call.signal);
      }
    },
  };
}

function diedUnseen(request: http.ClientRequest, error: unknown): boolean {
  return request.reusedSocket && (error as NodeJS.ErrnoException).code === "ECONNRESET";
}

function responseOf(request: http.ClientRequest): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once("response", resolve);
    request.on("error", reject);
  });
}

async function upgradeOf(request: http.ClientRequest): Promise<Duplex> {
  const upgraded = new Promise<Duplex>((resolve) => {
    request.once("upgrade", (_response, socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
  });
  const refused = responseOf(request).then(async (response): Promise<Duplex> => {
    throw engineRefusal(response.statusCode ?? 0, parse(await buffer(response)));
  });
  return await Promise.race([upgraded, refused]);
}

function isAccepted(call: EngineCall, { statusCode = 0 }: http.IncomingMessage): boolean {
  return (statusCode >= 200 && statusCode < 300) || call.accept?.includes(statusCode) === true;
}

function accepted(call: EngineCall, response: http.IncomingMessage, body: unknown): unknown {
  if (isAccepted(call, response)) return body;
  throw engineRefusal(response.statusCode ?? 0, body);
}

function payloadOf(body: unknown): { headers: http.OutgoingHttpHeaders; bytes?: Uint8Array } {
  if (body === undefined) return { headers: {} };
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const type = body instanceof Uint8Array ? "application/x-tar" : "application/json";
  return { headers: { "Content-Type": type, "Content-Length": bytes.length }, bytes };
}

function queryOf(query: EngineCall["query"] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}

function parse(bytes: Buffer): unknown {
  const text = bytes.toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
