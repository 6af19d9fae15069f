import { type Fault, isAppError } from "@slipway/core/errors";
import { isSlipwayProblem, type SlipwayProblem } from "@slipway/sdk";

/** Every fault with its place and remedy, for people and as a document. */
export function describeError(error: unknown): { text: string; document: unknown } {
  if (isSlipwayProblem(error)) return describeKnown({ ...partsOf(error), remedy: remedyOf(error) });
  if (!isAppError(error)) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { text: message, document: { error: { code: "INTERNAL", message, faults: [] } } };
  }
  return describeKnown(partsOf(error));
}

interface KnownError {
  code: string;
  message: string;
  remedy?: string;
  faults: Fault[];
}

const partsOf = ({ code, message, remedy, faults }: KnownError): KnownError => ({ code, message, remedy, faults });

/** When nobody answers, whoever has the CLI often has the server as well. */
const remedyOf = ({ status, remedy }: SlipwayProblem): string | undefined =>
  status === null ? "Is it running? `./slipway doctor` tells." : remedy;

function describeKnown({ code, message, remedy, faults }: KnownError): { text: string; document: unknown } {
  const lines = [`${code}: ${message}`, ...faults.map((fault) => `  ${describeFault(fault)}`), ...(remedy ? [`  → ${remedy}`] : [])];
  return { text: lines.join("\n"), document: { error: { code, message, remedy, faults } } };
}

export const describeFault = ({ path, message, remedy }: Fault): string =>
  `${path ? `${path}: ` : ""}${message}${remedy ? ` → ${remedy}` : ""}`;
