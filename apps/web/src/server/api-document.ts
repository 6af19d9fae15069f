import { apiOperations, openapiDocument } from "@slipway/usecases";
import { takeParts } from "./bundle-parts.ts";

export type ApiDocument = ReturnType<typeof openapiDocument>;

let document: ApiDocument | undefined;

/** The API as OpenAPI 3.1. Made once: whoever asks needs no key, and must not cost the processor every time. */
export function apiDocument(): ApiDocument {
  document ??= openapiDocument(apiOperations, takeParts().services.publicUrl);
  return document;
}
