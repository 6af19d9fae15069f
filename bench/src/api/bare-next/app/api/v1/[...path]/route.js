import { readFileSync } from "node:fs";

export const dynamic = "force-dynamic";

/** @type {Record<string, string> | undefined} */
let answers;

/** Answers from memory with the text that the file has for the path. @param {Request} request */
export function GET(request) {
  answers ??= JSON.parse(readFileSync(process.env.BARE_ANSWERS ?? "", "utf8"));
  const text = answers?.[new URL(request.url).pathname];
  if (text === undefined) return new Response(null, { status: 404 });
  return new Response(text, { headers: { "Content-Type": "application/json" } });
}
