import type { IncomingMessage } from "node:http";
import { isForbiddenKey } from "./rest/read-body.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** The path that is asked for, or the status that the request line is refused with. */
export type JudgedLine = { path: string } | { status: 400 | 405; allow?: string };

/**
 * A client may name a whole URL, as it does to a proxy (RFC 9112, 3.2.2). Its host means nothing here, and Next would lead there: only the
 * path goes on. Anything else that is no path goes nowhere.
 */
export function judgeRequestLine({ method = "", url = "" }: Pick<IncomingMessage, "method" | "url">): JudgedLine {
  if (!METHODS.includes(method)) return { status: 405, allow: METHODS.join(", ") };
  const path = url.startsWith("/") ? url : pathOf(url);
  return path === null || reachesForPrototypes(path) ? { status: 400 } : { path };
}

function pathOf(url: string): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** Next keeps the query as an object's keys: what is to be refused would be gone before it is seen. */
function reachesForPrototypes(path: string): boolean {
  const at = path.indexOf("?");
  return at >= 0 && [...new URLSearchParams(path.slice(at)).keys()].some(isForbiddenKey);
}
