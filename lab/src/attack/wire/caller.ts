import type { LiveOperation } from "../document/live-document.ts";
import type { Door, WireAnswer, WireRequest } from "./door.ts";
import { type Input, restRequest, trpcRequest } from "./operation-request.ts";

export const transports = ["rest", "trpc"] as const;
export type Transport = (typeof transports)[number];

/** Somebody with their credential. */
export interface Caller {
  name: string;
  headers: Record<string, string>;
  send(request: WireRequest): Promise<WireAnswer>;
  /** An operation of the document, over REST or tRPC. */
  ask(operation: LiveOperation, input: Input, how?: { transport?: Transport; headers?: Record<string, string> }): Promise<WireAnswer>;
  /** REST below /api/v1 that has to succeed: for making things. */
  make<T = { id: string }>(method: string, path: string, body?: unknown): Promise<T>;
}

export function caller(door: Door, { name, headers }: { name: string; headers: Record<string, string> }): Caller {
  const send = (request: WireRequest) => door(name, { ...request, headers: { ...headers, ...request.headers } });

  async function make<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await send({ method, path: `/api/v1${path}`, body });
    if (answer.status >= 300) throw new Error(`${name}: ${method} ${path}: ${answer.status} ${answer.text.slice(0, 600)}`);
    return answer.body as T;
  }

  return {
    name,
    headers,
    send,
    make,
    ask: (operation, input, { transport = "rest", headers: more } = {}) => {
      const request = transport === "rest" ? restRequest(operation, input) : trpcRequest(operation, input);
      return send({ ...request, operation: operation.name, headers: { ...request.headers, ...more } });
    },
  };
}

export const keyCaller = (door: Door, name: string, key: string): Caller =>
  caller(door, { name, headers: { authorization: `Bearer ${key}` } });
