import { z } from "zod";

interface RestInput {
  input: z.ZodObject;
  rest: { method: string; path: string };
}

/** The names between braces in a path template. */
export const pathNames = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);

/** Where a request's fields travel: in the path, in the query (GET, DELETE) or in the body. */
export function restShape({ input, rest }: RestInput): { path: z.ZodObject; query: z.ZodObject; body: z.ZodObject } {
  const names = new Set(pathNames(rest.path));
  const fields = Object.entries(input.shape);
  const inPath = fields.filter(([name]) => names.has(name));
  const elsewhere = fields.filter(([name]) => !names.has(name));
  const hasBody = ["POST", "PUT", "PATCH"].includes(rest.method);
  return {
    path: z.strictObject(Object.fromEntries(inPath)),
    query: z.strictObject(Object.fromEntries(hasBody ? [] : elsewhere)),
    body: z.strictObject(Object.fromEntries(hasBody ? elsewhere : [])),
  };
}
