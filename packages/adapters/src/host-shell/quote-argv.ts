import { AppError } from "@slipway/core/errors";

/** One argument as a POSIX shell word that stands for exactly that string. INVALID_INPUT for what no argument can carry. */
export function quoteArgument(argument: string): string {
  if (argument.includes("\0")) throw new AppError("INVALID_INPUT", "An argument must not contain a NUL byte.");
  // A lone surrogate would silently become U+FFFD on the wire.
  if (!argument.isWellFormed()) throw new AppError("INVALID_INPUT", "An argument must be well-formed Unicode.");
  return `'${argument.replaceAll("'", "'\\''")}'`;
}

/** The only place where an argument vector becomes a command line. */
export function quoteArgv(argv: readonly string[]): string {
  if (argv.length === 0) throw new AppError("INVALID_INPUT", "A command needs at least a program.");
  return argv.map(quoteArgument).join(" ");
}
