import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const folderOfApp = path.join(import.meta.dirname, "bare-next");

export interface BareNext {
  url: string;
  close(): Promise<void>;
}

/** Builds the bare application and serves `answers`, texts by path, as it would serve ours. */
export async function openBareNext(answers: Record<string, string>): Promise<BareNext> {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const bin = createRequire(import.meta.url).resolve("next/dist/bin/next");
  await promisify(execFile)(process.execPath, [bin, "build"], { cwd: folderOfApp, env });

  const folder = mkdtempSync(path.join(tmpdir(), "slipway-bare-next-"));
  const file = path.join(folder, "answers.json");
  writeFileSync(file, JSON.stringify(answers));
  const child = spawn(process.execPath, [path.join(folderOfApp, "serve.mjs")], {
    env: { ...env, BARE_ANSWERS: file },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const ended = exited.then(([code]) => Promise.reject(new Error(`the bare server ended with ${code} before it listened`)));
  ended.catch(() => undefined);
  const [port] = (await Promise.race([once(child.stdout, "data"), ended])) as [Buffer];
  return {
    url: `http://127.0.0.1:${String(port).trim()}`,
    async close() {
      child.kill();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
