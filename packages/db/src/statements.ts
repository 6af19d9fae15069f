/** What raw statements need of a transaction: Prisma's has it, and so has a direct one. */
export interface Statements {
  $queryRaw<T = unknown>(text: TemplateStringsArray, ...values: unknown[]): Promise<T>;
  /** How many rows were written. */
  $executeRaw(text: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  /** Statements may be asked for before others have answered; they are sent at once, in that order. */
  readonly pipelined?: true;
}

/** Runs them all: together where the transaction bears it, else one after the other. */
export async function inOrder(tx: Statements, statements: readonly (() => Promise<void>)[]): Promise<void> {
  if (tx.pipelined) {
    await Promise.all(statements.map((run) => run()));
    return;
  }
  for (const run of statements) await run();
}
