import { isSecretField, secretPatterns } from "./patterns.ts";
import { HIDDEN, isSecret } from "./secret.ts";

export interface Redactor {
  /** The text with everything that looks like a secret, or is one of the known ones, replaced. */
  text(text: string): string;
  /** A copy fit for JSON: every string of it redacted, keys as well; functions, symbols and what is too deep left out. */
  value(value: unknown): unknown;
}

const MAX_DEPTH = 8;
const MAX_ENTRIES = 200;
/** A shorter literal would blank out ordinary words. */
const MIN_LITERAL = 8;

/** `literals`: this process's own secrets, which no pattern knows; found inside JSON and URLs as well. */
export function createRedactor(literals: readonly string[] = []): Redactor {
  const known = literals.filter((literal) => literal.length >= MIN_LITERAL).flatMap(spellings);
  // The longest first, or a part would be replaced and the rest would stay.
  known.sort((a, b) => b.length - a.length);

  function text(raw: string): string {
    const without = known.reduce((rest, literal) => (rest.includes(literal) ? rest.replaceAll(literal, HIDDEN) : rest), raw);
    return secretPatterns.reduce((rest, { pattern, keep }) => rest.replace(pattern, keep), without);
  }

  return { text, value: (value) => redacted(value, { text, depth: 0, above: [] }) };
}

function spellings(literal: string): string[] {
  const escaped = JSON.stringify(literal).slice(1, -1);
  return [...new Set([literal, escaped, encodeURIComponent(literal)])];
}

interface Walk {
  text(text: string): string;
  depth: number;
  /** The objects around this one: a circle ends there. */
  above: readonly object[];
}

function redacted(value: unknown, walk: Walk): unknown {
  if (typeof value === "string") return walk.text(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return typeof value === "function" || typeof value === "symbol" ? undefined : value;
  if (isSecret(value)) return HIDDEN;
  if (walk.above.includes(value)) return "[circle]";
  if (walk.depth >= MAX_DEPTH) return "[too deep]";
  return ofObject(value, { ...walk, depth: walk.depth + 1, above: [...walk.above, value] });
}

function ofObject(value: object, walk: Walk): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Error) return ofError(value, walk);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Map)
    return fields(
      [...value].map(([key, inner]) => [String(key), inner]),
      walk,
    );
  if (Array.isArray(value) || value instanceof Set) return [...value].slice(0, MAX_ENTRIES).map((inner) => redacted(inner, walk));
  return fields(Object.entries(value), walk);
}

function fields(entries: [string, unknown][], walk: Walk): Record<string, unknown> {
  return Object.fromEntries(
    entries.slice(0, MAX_ENTRIES).map(([key, inner]) => {
      const isHidden = isSecretField(key) && inner !== null && inner !== undefined && typeof inner !== "boolean";
      return [walk.text(key), isHidden ? HIDDEN : redacted(inner, walk)];
    }),
  );
}

/** An error's own words, its code and its causes; not the fields that libraries hang on it, such as requests with their headers. */
function ofError(error: Error, walk: Walk): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const code = "code" in error && typeof error.code === "string" ? { code: walk.text(error.code) } : {};
  return {
    name,
    message: walk.text(message),
    ...code,
    ...(stack === undefined ? {} : { stack: walk.text(stack) }),
    ...(cause === undefined ? {} : { cause: redacted(cause, walk) }),
  };
}
