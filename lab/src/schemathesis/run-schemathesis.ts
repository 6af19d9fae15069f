import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

const config = path.join(import.meta.dirname, "schemathesis.toml");

export interface Asked {
  /** The program `st`. */
  program: string;
  url: string;
  key: string;
  seed: number;
  /** Per operation. */
  examples: number;
  /** For its report and what it remembers. */
  folder: string;
}

export interface Report {
  cases: number;
  failures: { title: string; count: number; operations: string[] }[];
  errors: unknown[];
}

/** Its own JSON report, as far as we read it. */
interface WrittenReport {
  complete: boolean;
  test_cases: { generated: number };
  failures: { title: string; count: number; operations: string[] }[];
  errors: unknown[];
}

/** Once over the whole document, each phase; its own words go to `say` where it has failed. */
export async function runSchemathesis({ program, url, key, seed, examples, folder }: Asked, say: (line: string) => void): Promise<Report> {
  const file = path.join(folder, `report-${seed}.json`);
  const args = [
    ...["--config-file", config, "run", `${url}/api/openapi.json`, "--header", `Authorization: Bearer ${key}`],
    ...["--phases", "examples,coverage,fuzzing,stateful", "--max-examples", String(examples), "--seed", String(seed)],
    ...["--report-json-path", file, "--generation-allow-x00", "false", "--no-color"],
  ];
  const words = await wordsOf(program, args, folder);
  const report = readReport(file);
  if (!report?.complete) throw new Error(`Schemathesis broke off:\n${words.slice(-60).join("\n")}`);
  if (report.failures.length + report.errors.length > 0) for (const line of words) say(line);
  return { cases: report.test_cases.generated, failures: report.failures, errors: report.errors };
}

function readReport(file: string): WrittenReport | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as WrittenReport;
  } catch {
    return null;
  }
}

/** What it prints, whatever it thinks of the API. */
function wordsOf(program: string, args: string[], cwd: string): Promise<string[]> {
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on("line", (line) => words.push(line));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve(words));
  });
}
