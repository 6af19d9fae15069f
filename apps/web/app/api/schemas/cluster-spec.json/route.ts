import { specJsonSchema } from "@slipway/core/blueprint";

/** What every form of a blueprint compiles to, for editors and checkers; the same file is docs/reference/cluster-spec.schema.json. */
export function GET(): Response {
  return Response.json(specJsonSchema(), { headers: { "content-type": "application/schema+json" } });
}
