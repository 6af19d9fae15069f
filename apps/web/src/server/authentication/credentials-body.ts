import { parseJsonObject } from "../rest/read-body.ts";

/** What a form of ours sends: fields of JSON. null for any other kind of body, which would get round what we look at. */
export function parseCredentials(text: string, contentType: string | null): Record<string, unknown> | null {
  const isJson = /^application\/json\s*(;|$)/i.test(contentType ?? "");
  if (!isJson && text !== "") return null;
  try {
    return parseJsonObject(text);
  } catch {
    return null;
  }
}

export const emailOf = (body: Record<string, unknown>): string => (typeof body.email === "string" ? body.email.trim().toLowerCase() : "");
