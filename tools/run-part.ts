import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Part, PartResult } from "./part.ts";

interface Ended {
  exitCode: number;
  output: string;
  /** Why it was killed, if it was. */
  killed?: string;
}

interface RunOptions {
  /** Folder for the part's report. */
  reports: string;
  /** Ends the part, as failed. */
  signal?: AbortSignal;
}

type Counted = Pick<PartResult, "passed" | "failed" | "skipped">;

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

const OUTPUT_LIMIT = 2_000_000;

/** Runs a part to its end, or its timeout, and counts. Never throws for what the part does. */
export async function runPart(part: Part, { reports, signal }: RunOptions): Promise<PartResult> {
  const startedMs = performance.now();
  const report = join(reports, `${part.name.replaceAll(" ", "-")}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const command =
    part.counts === "vitest" ? [...part.command, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : part.command;
  const ended = await runToEnd({ ...part, command }, signal);
  const counted = count(part, ended, report);
  return { name: part.name, output: ended.output, durationMs: performance.now() - startedMs, ...withTrouble(ended, counted) };
}

function count(part: Part, { exitCode, output }: Ended, report: string): Counted | undefined {
  if (part.counts === "exit") return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  if (part.counts === "vitest")
    return existsSync(report) ? countVitest(JSON.parse(readFileSync(report, "utf8")) as VitestReport) : undefined;
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split("\n").at(-1) ?? "") ?? [];
  return passed && failed ? { passed: Number(passed), failed: Number(failed), skipped: 0 } : undefined;
}

/** A file that could not be loaded, or prepared (its tests are skipped then), has no test that failed: it counts as one. */
function countVitest(report: VitestReport): Counted {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((one) => one.status !== "failed"),
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: report.numPendingTests };
}

/** A part that crashed, hung or left no count has failed, whatever its tests said before. */
function withTrouble(ended: Ended, counted: Counted | undefined): Counted & { trouble?: string } {
  const trouble = troubleOf(ended, counted);
  const { passed, failed, skipped } = counted ?? { passed: 0, failed: 0, skipped: 0 };
  return { passed, failed: trouble ? Math.max(failed, 1) : failed, skipped, trouble };
}

function troubleOf({ exitCode, killed }: Ended, counted: Counted | undefined): string | undefined {
  if (killed) return killed;
  if (!counted) return `left no count and ended with ${exitCode}`;
  if (counted.passed + counted.failed === 0) return "no test was run";
  return exitCode !== 0 && counted.failed === 0 ? `ended with ${exitCode}` : undefined;
}

function runToEnd({ command, env, timeoutMs }: Part, interrupted?: AbortSignal): Promise<Ended> {
  const [file = "", ...args] = command;
  return new Promise((resolve) => {
    // A process group of its own, so that a hanging part is ended with all it has started.
    const child = spawn(file, args, {
      env: { ...process.env, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let output = "";
    let killed: string | undefined;
    const take = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-OUTPUT_LIMIT);
    };
    const kill = (why: string) => {
      killed = why;
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    };
    const deadline = setTimeout(() => kill(`not done after ${timeoutMs / 60_000} minutes`), timeoutMs);
    const interrupt = () => kill("interrupted");
    interrupted?.addEventListener("abort", interrupt);
    process.once("exit", interrupt);
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("error", (error) => take(Buffer.from(`${error.message}\n`)));
    child.once("close", (code) => {
      clearTimeout(deadline);
      interrupted?.removeEventListener("abort", interrupt);
      process.off("exit", interrupt);
      resolve({ exitCode: code ?? 128, output, killed });
    });
  });
}
