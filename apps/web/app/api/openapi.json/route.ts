import { apiOperations, openapiDocument } from "@slipway/usecases";
import { services } from "../../../src/server/wiring.ts";

export const dynamic = "force-dynamic";

let document: ReturnType<typeof openapiDocument> | undefined;

/** Made once: whoever asks needs no key, and must not cost the processor every time. */
export function GET(): Response {
  document ??= openapiDocument(apiOperations, services().publicUrl);
  return Response.json(document);
}
