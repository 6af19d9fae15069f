const { stringify } = JSON;

function show(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  try {
    return stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** Its lines go to whoever saves the blueprint. */
export function makeConsole(log: (line: string) => void): Record<string, (...values: unknown[]) => void> {
  const print = (...values: unknown[]): void => log(values.map(show).join(" "));
  return { log: print, info: print, warn: print, error: print, debug: print };
}
