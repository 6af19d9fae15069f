const MAX_LENGTH = 200;

/** A value as a fault shows it: JSON, cut short. */
export function describeValue(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value) ?? (typeof value === "function" ? "a function" : String(value));
  } catch {
    text = typeof value;
  }
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
