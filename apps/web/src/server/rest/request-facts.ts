import { randomUUID } from "node:crypto";

const REQUEST_ID = /^[\w-]{8,64}$/;

/** The caller's own id for the request when it is a sane one, else a fresh one. */
export const requestIdOf = (request: Request): string => {
  const given = request.headers.get("x-request-id") ?? "";
  return REQUEST_ID.test(given) ? given : randomUUID();
};

/** The last hop's word: one trusted proxy, or Next's own server, has appended it. */
export const addressOf = (request: Request): string =>
  request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64) || "unknown";
