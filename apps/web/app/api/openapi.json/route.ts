import { apiDocument } from "../../../src/server/api-document.ts";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(apiDocument());
}
