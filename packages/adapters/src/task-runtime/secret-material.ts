import { tarOf } from "../container-engine/index.ts";
import { quoteArgument } from "../host-shell/index.ts";
import type { TaskRequest } from "./task-request.ts";

/** Where the app sees its secret variables. */
export const ENV_FILE = "/run/slipway/env";

/** A task's secrets as files of one directory on the machine's tmpfs. */
export interface SecretMaterial {
  isEmpty: boolean;
  hasEnv: boolean;
  /** File names in the directory, and where the app sees each. */
  files: { name: string; target: string }[];
  tar(): Promise<Uint8Array>;
}

export function secretMaterial(task: Pick<TaskRequest, "secretEnv" | "secretFiles">): SecretMaterial {
  const env = Object.entries(task.secretEnv);
  const targets = Object.entries(task.secretFiles);
  const files = targets.map(([target], index) => ({ name: `file-${index}`, target }));
  return {
    isEmpty: env.length + targets.length === 0,
    hasEnv: env.length > 0,
    files,
    tar: () =>
      tarOf(
        [
          ...(env.length > 0 ? [{ path: "env", content: exportsOf(env) }] : []),
          ...targets.map(([, content], index) => ({ path: `file-${index}`, content })),
        ],
        0o444,
      ),
  };
}

function exportsOf(env: [string, string][]): string {
  return env.map(([name, value]) => `export ${name}=${quoteArgument(value)}\n`).join("");
}
