import { spawn } from "node:child_process";
import path from "node:path";

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface RunOptions {
  env: Record<string, string>;
  stdin?: string;
}

/** Runs the CLI as a user does, to its end. */
export function runSlipway(argv: string[], { env, stdin = "" }: RunOptions): Promise<Ran> {
  const main = path.join(import.meta.dirname, "../../apps/cli/src/main.ts");
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...argv], { env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "pipe"] });
    const out = { stdout: "", stderr: "" };
    child.stdout.on("data", (data) => {
      out.stdout += data;
    });
    child.stderr.on("data", (data) => {
      out.stderr += data;
    });
    child.on("close", (code) => resolve({ code, ...out }));
    child.stdin.end(stdin);
  });
}

/** With `-o json` there is exactly one JSON document on one line; throws with what there was instead. */
export async function slipwayJson<T>(argv: string[], options: RunOptions): Promise<T & { code: number | null }> {
  const { code, stdout, stderr } = await runSlipway([...argv, "-o", "json"], options);
  if (!/^[^\n]+\n$/.test(stdout)) throw new Error(`slipway ${argv.join(" ")} did not print one line but: ${stdout}\n${stderr}`);
  return { ...(JSON.parse(stdout) as T), code };
}
