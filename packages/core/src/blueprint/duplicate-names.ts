import type { Fault } from "../errors/index.ts";

export function duplicateNames(named: readonly { name: string; path: string }[]): Fault[] {
  const firstPath = new Map<string, string>();
  return named.flatMap(({ name, path }) => {
    const first = firstPath.get(name);
    if (first === undefined) firstPath.set(name, path);
    return first === undefined ? [] : [{ path, message: `"${name}" is already the name at ${first}`, remedy: "Give each its own name." }];
  });
}
