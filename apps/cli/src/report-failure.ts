import { describeError } from "./describe-error.ts";
import { exitCode } from "./exit-code.ts";

/** The error in words on stderr, as one document on stdout when JSON was asked for, and as the exit code. */
export function reportFailure(error: unknown, json: boolean): void {
  const { text, document } = describeError(error);
  process.stderr.write(`${text}\n`);
  if (json) process.stdout.write(`${JSON.stringify(document)}\n`);
  process.exitCode = exitCode.failed;
}
