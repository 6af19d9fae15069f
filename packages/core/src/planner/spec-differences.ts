import { canonicalJson } from "../identity/index.ts";

/** Paths of what differs between two documents of one shape, sorted: `env.GREETING`, `image`. A list counts as one value. */
export function differingFields(before: object, after: object, prefix = ""): string[] {
  const left = before as Record<string, unknown>;
  const right = after as Record<string, unknown>;
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return names.flatMap((name) => {
    const [old, next] = [left[name], right[name]];
    if (canonicalJson(old) === canonicalJson(next)) return [];
    return isRecord(old) && isRecord(next) && !("secret" in next) ? differingFields(old, next, `${prefix}${name}.`) : [`${prefix}${name}`];
  });
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
