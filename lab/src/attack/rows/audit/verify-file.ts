import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Verdict {
  ok: boolean;
  rows: number;
  problems: { line: number; message: string }[];
}

/** Somebody with the program and nothing else: no install, no network. What they have found whole, they remember. */
export interface Checker {
  /** As JSON Lines; `key`: the sealing key that they know from elsewhere. */
  verify(lines: readonly string[], key?: string): Promise<Verdict>;
  forget(): void;
}

const MAIN = path.join(import.meta.dirname, "../../../../../apps/cli/src/main.ts");

export function checker(): Checker {
  const folder = mkdtempSync(path.join(tmpdir(), "slipway-attack-audit-"));
  let count = 0;
  return {
    async verify(lines, key) {
      count += 1;
      const file = path.join(folder, `export-${count}.jsonl`);
      writeFileSync(file, `${lines.join("\n")}\n`);
      return runVerify(folder, ["audit", "verify", file, "-o", "json", ...(key ? ["--key", key] : [])]);
    },
    forget: () => rmSync(folder, { recursive: true }),
  };
}

function runVerify(home: string, argv: string[]): Promise<Verdict> {
  const env = { PATH: process.env.PATH, HOME: home, SLIPWAY_HOME: home };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...argv], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [said, complained] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    complained += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      const verdict = said.startsWith("{") ? (JSON.parse(said) as Verdict) : null;
      if (!verdict || !Array.isArray(verdict.problems)) return reject(new Error(`slipway audit verify said: ${said} ${complained}`));
      if (verdict.ok !== (code === 0)) return reject(new Error(`slipway audit verify says ${said} and exits ${code}`));
      resolve(verdict);
    });
  });
}
