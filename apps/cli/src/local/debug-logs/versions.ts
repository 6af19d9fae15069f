import { readFileSync } from "node:fs";
import { arch, platform, release } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../home.ts";
import type { LocalState } from "../local-state.ts";
import { tryCommand } from "../run-command.ts";

/** What a bug report needs to know of this computer. */
export async function versions(state: LocalState | undefined): Promise<Record<string, string>> {
  const ask = async (command: string[]): Promise<string> => {
    const { exitCode, stdout } = await tryCommand(command, { cwd: projectRoot, timeoutMs: 5_000 });
    return exitCode === 0 ? (stdout.split("\n")[0] ?? "") : "unknown";
  };
  const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { version: string };
  const [commit, docker, temporal] = await Promise.all([
    ask(["git", "rev-parse", "HEAD"]),
    ask(["docker", "--version"]),
    state?.temporalBinary ? ask([state.temporalBinary, "--version"]) : "unknown",
  ]);
  return { slipway: version, commit, node: process.version, system: `${platform()} ${release()} ${arch()}`, docker, temporal };
}
