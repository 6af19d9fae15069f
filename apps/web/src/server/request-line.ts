import type { IncomingMessage } from "node:http";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** The path that is asked for, or the status that the request line is refused with. */
export type JudgedLine = { path: string } | { status: 400 | 405; allow?: string };

/**
 * A client may name a whole URL, as it does to a proxy (RFC 9112, 3.2.2). Its host means nothing here, and Next would lead there: only the
 * path goes on. Anything else that is no path goes nowhere.
 */
export function judgeRequestLine({ method = "", url = "" }: Pick<IncomingMessage, "method" | "url">): JudgedLine {
  if (!METHODS.includes(method)) return { status: 405, allow: METHODS.join(", ") };
  if (url.startsWith("/")) return { path: url };
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return { status: 400 };
  const { pathname, search } = new URL(url);
  return { path: pathname + search };
}
