/** What raw statements need of a transaction: Prisma's has it, and so has a direct one. */
export interface Statements {
  $queryRaw<T = unknown>(text: TemplateStringsArray, ...values: unknown[]): Promise<T>;
  /** How many rows were written. */
  $executeRaw(text: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  /** Statements may be asked for before others have answered; they are sent at once, in that order. */
  readonly pipelined?: true;
}

/** What they come to, run together where the transaction bears it, else one after the other. */
export async function inOrder<Results extends unknown[]>(
  tx: Statements,
  ...statements: { [Position in keyof Results]: () => Promise<Results[Position]> }
): Promise<Results> {
  if (tx.pipelined) return Promise.all(statements.map((run) => run())) as Promise<Results>;
  const results: unknown[] = [];
  for (const run of statements) results.push(await run());
  return results as Results;
}
