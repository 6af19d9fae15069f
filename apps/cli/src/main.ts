import { CommanderError } from "commander";
import { asksForJson } from "./asks-for-json.ts";
import { endOptions } from "./end-options.ts";
import { createProgram } from "./program.ts";
import { reportFailure } from "./report-failure.ts";
import { reportUsage } from "./report-usage.ts";

const argv = endOptions(process.argv.slice(2));
try {
  await createProgram().parseAsync(argv, { from: "user" });
} catch (error) {
  if (error instanceof CommanderError) reportUsage(error, asksForJson(argv));
  else reportFailure(error, asksForJson(argv));
}
