import type { Evaluation } from "@slipway/core/ports";
import { librarySources } from "../child/library-sources.ts";
import { runProgram } from "../child/run-program.ts";
import { judgeResult } from "../judge-result.ts";

const library = librarySources();
const limits = { memoryMib: 32, deadlineMs: 5_000 };

/** What the pool does, in this process: for tests of the language rather than of its walls. */
export async function evaluateHere(source: string | Record<string, string>, args: string[] = []): Promise<Evaluation> {
  const texts = typeof source === "string" ? { "main.js": source } : source;
  const files = Object.entries(texts).map(([path, content]) => ({ path, content }));
  return judgeResult(await runProgram({ files, entry: files[0]?.path ?? "", args, limits }, library));
}

/** `line:column message`, in the order told. */
export async function faultsOf(source: string | Record<string, string>): Promise<string[]> {
  const evaluation = await evaluateHere(source);
  return evaluation.ok
    ? []
    : evaluation.faults.map((fault) => (fault.line === undefined ? fault.message : `${fault.line}:${fault.column} ${fault.message}`));
}
