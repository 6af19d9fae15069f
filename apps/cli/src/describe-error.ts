import { type Fault, isAppError } from "@slipway/core/errors";

/** Every fault with its place and remedy, for people and as a document. */
export function describeError(error: unknown): { text: string; document: unknown } {
  if (!isAppError(error)) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { text: message, document: { error: { code: "INTERNAL", message, faults: [] } } };
  }
  const { code, message, remedy, faults } = error;
  const lines = [`${code}: ${message}`, ...faults.map((fault) => `  ${describeFault(fault)}`), ...(remedy ? [`  → ${remedy}`] : [])];
  return { text: lines.join("\n"), document: { error: { code, message, remedy, faults } } };
}

export const describeFault = ({ path, message, remedy }: Fault): string =>
  `${path ? `${path}: ` : ""}${message}${remedy ? ` → ${remedy}` : ""}`;
