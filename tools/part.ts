/** One thing that `verify` or `test` runs. */
export interface Part {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** The part is killed, and counted as failed, after this long. */
  timeoutMs: number;
  /** Temporal, a Docker engine, machine images and the web's build have to be there. */
  needsServices?: boolean;
  /** `exit`: one check, by its exit code. `vitest`: by its JSON report. `last-line`: by `N passed, N failed` at the end of its output. */
  counts: "exit" | "vitest" | "last-line";
}

export interface PartResult {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  durationMs: number;
  /** What went wrong beyond failed tests: a crash, a timeout. */
  trouble?: string;
  /** The part's own words, for when it failed. */
  output: string;
}
