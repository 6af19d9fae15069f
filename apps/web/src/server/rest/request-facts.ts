import { requestIdFrom } from "../observe-request.ts";

export const requestIdOf = (request: Request): string => requestIdFrom(request.headers.get("x-request-id"));

/** The server has put the caller's one address here: see observeRequest(). */
export const addressOf = (request: Request): string =>
  request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64) || "unknown";
