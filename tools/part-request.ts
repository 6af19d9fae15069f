import { parseArgs } from "node:util";
import { AppError } from "@slipway/core/errors";
import type { Part } from "./part.ts";

interface PartRequest {
  parts: Part[];
  json: boolean;
}

/** `[PART…] [-o json]`: all parts, or those whose names begin with a given word. INVALID_INPUT for a word that begins none. */
export function partRequest(argv: string[], known: Part[]): PartRequest {
  const { positionals: words, output } = readArguments(argv);
  const names = known.map(({ name }) => name);
  const strange = words.filter((word) => !names.some((name) => name.startsWith(word)));
  if (strange.length > 0)
    throw new AppError("INVALID_INPUT", `No part is called ${strange.map((word) => `"${word}"`).join(" or ")}.`, {
      remedy: `The parts are: ${names.join(", ")}. A beginning will do.`,
    });
  const parts = known.filter(({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)));
  return { parts, json: output === "json" };
}

function readArguments(args: string[]): { positionals: string[]; output: string } {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { output: { type: "string", short: "o", default: "text" } },
    });
    if (["text", "json"].includes(values.output)) return { positionals, output: values.output };
  } catch (error) {
    throw new AppError("INVALID_INPUT", error instanceof Error ? error.message : String(error));
  }
  throw new AppError("INVALID_INPUT", "-o is text or json.");
}
