import { problemOf } from "../../ui/problem-of.ts";

const isAt = (path: string, field: string): boolean => path === `/${field}` || path.startsWith(`/${field}/`);

/** What the server says is wrong with one field of a form, with the remedy. */
export function faultAt(error: unknown, field: string): string | null {
  if (!error) return null;
  const found = problemOf(error).faults.filter(({ path }) => isAt(path, field));
  return found.map(({ message, remedy }) => [message, remedy].filter(Boolean).join(" ")).join(" ") || null;
}

/** Whether the fields of the form say all of it, so that it need not stand beside the form as well. */
export function isAllAtFields(error: unknown, fields: readonly string[]): boolean {
  const { faults } = problemOf(error);
  return faults.length > 0 && faults.every(({ path }) => fields.some((field) => isAt(path, field)));
}
