import { AppError } from "@slipway/core/errors";

/** INVALID_INPUT for what no command can be made of. */
export function checkArgv(argv: readonly string[]): void {
  if (argv.length === 0) throw new AppError("INVALID_INPUT", "A command needs at least a program.");
  for (const argument of argv) checkArgument(argument);
}

function checkArgument(argument: string): void {
  if (argument.includes("\0")) throw new AppError("INVALID_INPUT", "An argument must not contain a NUL byte.");
  // A lone surrogate would silently become U+FFFD on the wire.
  if (!argument.isWellFormed()) throw new AppError("INVALID_INPUT", "An argument must be well-formed Unicode.");
}

/** One argument as a POSIX shell word that stands for exactly that string. INVALID_INPUT for what no argument can carry. */
export function quoteArgument(argument: string): string {
  checkArgument(argument);
  return `'${argument.replaceAll("'", "'\\''")}'`;
}

/** The only place where an argument vector becomes a command line. */
export function quoteArgv(argv: readonly string[]): string {
  checkArgv(argv);
  return argv.map(quoteArgument).join(" ");
}
