import { apiOperations, openapiDocument } from "@slipway/usecases";
import { services } from "../../../src/server/wiring.ts";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(openapiDocument(apiOperations, services().publicUrl));
}
