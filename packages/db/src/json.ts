import type { Prisma } from "./generated/prisma/client.ts";

/** PostgreSQL stores no NUL; machines' output sometimes holds one. */
export const withoutNul = (text: string): string => text.replaceAll("\0", "");

export function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value, (_, inner) => (typeof inner === "string" ? withoutNul(inner) : inner)));
}

/** Rows hold only what toJson() of that type has written. */
export function fromJson<T>(value: unknown): T {
  return value as T;
}

export const isoTime = (time: Date): string => time.toISOString();
export const isoTimeOrNull = (time: Date | null): string | null => time?.toISOString() ?? null;
