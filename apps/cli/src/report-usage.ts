import type { CommanderError } from "commander";

/** Commander has said it on stderr already: the document, when JSON was asked for, and the exit code are left. Help is no failure. */
export function reportUsage({ code, message, exitCode }: CommanderError, json: boolean): void {
  process.exitCode = exitCode;
  if (!json || exitCode === 0) return;
  const described = code === "commander.help" ? "A verb is missing." : message.replace(/^error: /, "");
  process.stdout.write(`${JSON.stringify({ error: { code: "INVALID_INPUT", message: described, faults: [] } })}\n`);
}
