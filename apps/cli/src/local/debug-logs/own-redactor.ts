import { createRedactor, type Redactor } from "@slipway/core/redaction";
import type { Home } from "../home.ts";
import { readSecrets } from "../local-secrets.ts";

/** Knows every secret that this install has made for itself. */
export function ownRedactor(home: Home): Redactor {
  return createRedactor(strings(readSecrets(home)));
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
