/** Every object of a JSON value by its path, the outermost first. */
export function objectsWithin(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => objectsWithin(inner, [...at, index]));
  if (typeof value !== "object" || value === null) return [];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => objectsWithin(inner, [...at, name]))];
}

/** A copy with `more` in the object at `path`, whatever its keys are called. */
export function withKeys<T>(value: T, path: readonly (string | number)[], more: readonly [string, unknown][]): T {
  const copy = structuredClone(value);
  let target = copy as Record<string | number, unknown>;
  for (const step of path) target = target[step] as Record<string | number, unknown>;
  for (const [key, inner] of more)
    Object.defineProperty(target, key, { value: inner, enumerable: true, configurable: true, writable: true });
  return copy;
}
