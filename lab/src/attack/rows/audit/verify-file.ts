import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  /** The log as the program writes it into a file. */
  download(install: { url: string; key: string }): Promise<string>;
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
      const { said, code } = await slipway(folder, ["audit", "verify", file, "-o", "json", ...(key ? ["--key", key] : [])]);
      const verdict = said.startsWith("{") ? (JSON.parse(said) as Verdict) : null;
      if (!Array.isArray(verdict?.problems) || verdict.ok !== (code === 0))
        throw new Error(`slipway audit verify exits ${code} and says: ${said}`);
      return verdict;
    },
    async download(install) {
      const file = path.join(folder, "download.jsonl");
      const { said, code } = await slipway(folder, ["audit", "export", file], { SLIPWAY_URL: install.url, SLIPWAY_KEY: install.key });
      if (code !== 0) throw new Error(`slipway audit export exits ${code} and says: ${said}`);
      return readFileSync(file, "utf8");
    },
    forget: () => rmSync(folder, { recursive: true }),
  };
}

/** With nothing of our own environment: no install, no key but those that are given. */
function slipway(home: string, argv: string[], variables: Record<string, string> = {}): Promise<{ said: string; code: number | null }> {
  const env = { PATH: process.env.PATH, HOME: home, SLIPWAY_HOME: home, ...variables };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...argv], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ said, code }));
  });
}
