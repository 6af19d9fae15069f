import { type ChildProcess, spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Backstop for a child whose parent has died: the kernel ends it after this much work. */
const MAX_CPU_SECONDS = 120;
const HEAP_MIB = 96;
const PROJECT_ROOT_FROM_SANDBOX = "../../../..";

/** What the child must read to run: code, never the state, settings or secrets beside it. */
function readablePaths(childPath: string): string[] {
  const sandbox = dirname(childPath);
  const root = resolve(sandbox, PROJECT_ROOT_FROM_SANDBOX);
  const packages = join(root, "packages");
  const manifests = ["package.json", "packages/package.json", "packages/adapters/package.json", "packages/adapters/src/package.json"];
  return [
    sandbox,
    join(packages, "blueprint-sdk"),
    join(root, "node_modules"),
    join(packages, "adapters/node_modules"),
    ...manifests.map((path) => join(root, path)),
  ];
}

/**
 * A process that can read its own code and do nothing else to files, starts no process and inherits no environment.
 * Node 24's permission model does not cover the network; QuickJS gives the program none.
 */
export function spawnChild(path: string): ChildProcess {
  const childPath = realpathSync(path);
  const flags = [
    "--permission",
    ...readablePaths(childPath).map((readable) => `--allow-fs-read=${readable}`),
    "--disallow-code-generation-from-strings",
    "--disable-warning=ExperimentalWarning",
    `--max-old-space-size=${HEAP_MIB}`,
  ];
  // `exec`: the process id is Node's own, so that killing it kills the program.
  const shell = ["-c", `ulimit -t ${MAX_CPU_SECONDS} && exec "$0" "$@"`, process.execPath, ...flags, childPath];
  return spawn("/bin/sh", shell, { env: { NODE_ENV: "production", TZ: "UTC" }, cwd: "/", stdio: ["pipe", "pipe", "pipe"] });
}
