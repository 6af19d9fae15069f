import openapiTypescript, { astToString } from "openapi-typescript";
import { BANNER } from "./banner.ts";

type Source = Parameters<typeof openapiTypescript>[0];

/** The document's schemas and operations as TypeScript types. */
export async function renderSchema(document: object): Promise<string> {
  // It resolves references in place: the copy leaves the caller's document alone.
  const nodes = await openapiTypescript(structuredClone(document) as Source, {
    alphabetize: true,
    defaultNonNullable: false,
    silent: true,
  });
  return `${BANNER}\n${astToString(nodes)}`;
}
