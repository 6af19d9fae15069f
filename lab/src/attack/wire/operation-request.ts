import type { LiveOperation } from "../document/live-document.ts";
import type { WireRequest } from "./door.ts";

/** Path, query and body fields of an operation together, as tRPC has them. */
export type Input = Record<string, unknown>;

const API_BASE = "/api/v1";

export function restRequest({ method, path, fields }: LiveOperation, input: Input): WireRequest {
  const inPath = new Set(fields.filter(({ place }) => place === "path").map(({ name }) => name));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const left = Object.entries(input).filter(([name]) => !inPath.has(name));
  if (method === "GET" || method === "DELETE") {
    const query = new URLSearchParams(left.map(([name, value]) => [name, asText(value)]));
    return { method, path: `${API_BASE}${filled}${query.size > 0 ? `?${query}` : ""}` };
  }
  return { method, path: API_BASE + filled, body: Object.fromEntries(left) };
}

export function trpcRequest({ name, method, isStream }: LiveOperation, input: Input): WireRequest {
  const path = `/api/trpc/${name}`;
  const wrapped = { json: input };
  if (method !== "GET") return { method: "POST", path, body: wrapped };
  const headers: Record<string, string> = isStream ? { accept: "text/event-stream" } : {};
  return { method, path: `${path}?input=${encodeURIComponent(JSON.stringify(wrapped))}`, headers };
}

const asText = (value: unknown): string => (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value));
