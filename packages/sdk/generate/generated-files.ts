import { join } from "node:path";
import { apiOperations, openapiDocument } from "@slipway/usecases";
import { renderOperations } from "./render-operations.ts";
import { renderSchema } from "./render-schema.ts";

interface GeneratedFile {
  path: string;
  text: string;
}

/** Appears nowhere in what is made: the types are the same wherever Slipway answers. */
const PUBLIC_URL = "https://slipway.example";

/** Each file below `src/generated` as it should be, from the use cases of today. */
export async function generatedFiles(): Promise<GeneratedFile[]> {
  const document = openapiDocument(apiOperations, PUBLIC_URL);
  const folder = join(import.meta.dirname, "../src/generated");
  return [
    { path: join(folder, "schema.d.ts"), text: await renderSchema(document) },
    { path: join(folder, "operations.ts"), text: renderOperations(document) },
  ];
}
