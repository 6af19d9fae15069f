import { execFile } from "node:child_process";

/** Runs a program without a shell; rejects on a non-zero exit with its last words. */
export function runCommand(program: string, argv: string[], options: { timeoutMs?: number; stdin?: string } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, argv, { timeout: options.timeoutMs ?? 30_000, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${argv[0] ?? ""}: ${stderr.trim().slice(-400) || error.message}`, { cause: error }));
      else resolve(stdout);
    });
    // A program that does not read may be gone before it is written to; its exit code tells all.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(options.stdin ?? "");
  });
}
