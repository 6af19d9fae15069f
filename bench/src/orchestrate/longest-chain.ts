interface Step {
  id: string;
  dependsOn: string[];
}

/** Steps on the longest path: what no parallelism can shorten. */
export function longestChain(steps: Step[]): number {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const known = new Map<string, number>();
  const depth = (id: string): number => {
    const before = byId.get(id)?.dependsOn ?? [];
    const found = known.get(id) ?? 1 + Math.max(0, ...before.map(depth));
    known.set(id, found);
    return found;
  };
  return Math.max(0, ...steps.map(({ id }) => depth(id)));
}
