export interface FoundOperation {
  entity: string;
  verb: string;
  method: string;
  path: string;
  summary: string;
}

/** Those that have every word somewhere, capital or not. */
export function findOperations(operations: readonly FoundOperation[], text: string): FoundOperation[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter((operation) => {
    const all = Object.values(operation).join(" ").toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
