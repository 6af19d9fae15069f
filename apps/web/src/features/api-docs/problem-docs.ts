import type { OpenapiDocument } from "./api-reference.ts";
import { schemaName } from "./describe-schema.ts";

export interface ProblemDoc {
  status: string;
  note: string;
}

/** What any operation may be refused with. */
export function problemDocs({ paths = {}, components }: OpenapiDocument): ProblemDoc[] {
  const notes = new Map<string, string>();
  for (const { responses } of Object.values(paths).flatMap((path) =>
    Object.values(path as Record<string, { responses: Record<string, { $ref?: string }> }>),
  )) {
    for (const [status, { $ref }] of Object.entries(responses)) {
      const shared = $ref ? (components?.responses?.[schemaName($ref)] as { description?: string } | undefined) : undefined;
      if (shared?.description) notes.set(status, shared.description);
    }
  }
  return [...notes].map(([status, note]) => ({ status, note })).sort((a, b) => Number(a.status) - Number(b.status));
}
