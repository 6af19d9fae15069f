import { AppError } from "@slipway/core/errors";

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_DEPTH = 32;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Whether a key reaches for what every object has. */
export const isForbiddenKey = (key: string): boolean => FORBIDDEN_KEYS.has(key);

/** The body's text, cut off at 1 MiB: TOO_LARGE. */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const tooLarge = (): AppError => new AppError("TOO_LARGE", "The request's body is over 1 MiB.");

/** A JSON object, no deeper than 32 levels and without keys that reach for prototypes. INVALID_INPUT. */
export function parseJsonObject(text: string): Record<string, unknown> {
  if (text.trim() === "") return {};
  const value = inspectJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new AppError("INVALID_INPUT", "The body must be a JSON object.");
  return value as Record<string, unknown>;
}

/** JSON of any kind, under the same limits. INVALID_INPUT. */
export function inspectJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("INVALID_INPUT", "The body is not JSON.");
  }
  if (typeof value === "object" && value !== null) inspect(value, 1);
  return value;
}

function inspect(value: object, depth: number): void {
  if (depth > MAX_DEPTH) throw new AppError("INVALID_INPUT", `The body is nested deeper than ${MAX_DEPTH} levels.`);
  for (const [key, inner] of Object.entries(value)) {
    if (isForbiddenKey(key)) throw new AppError("INVALID_INPUT", `The key "${key}" is not allowed.`);
    if (typeof inner === "object" && inner !== null) inspect(inner, depth + 1);
  }
}
