import { type SpawnOptions, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { AppError } from "@slipway/core/errors";

export interface RunOptions extends Pick<SpawnOptions, "cwd" | "env" | "uid" | "gid"> {
  /** Each line of stderr as it comes. */
  onErrorLine?: (line: string) => void;
  /** Killed after this long. */
  timeoutMs?: number;
  /** Let the command ask on the terminal (sudo's password). */
  terminal?: boolean;
}

export interface Ran {
  exitCode: number;
  stdout: string;
  /** The last lines of both streams, for messages. */
  tail: string;
}

const TAIL_LINES = 30;

/** Runs to the end; a non-zero exit is a value. 127 when there is no such command. */
export function tryCommand(command: string[], options: RunOptions = {}): Promise<Ran> {
  const [file = "", ...args] = command;
  const { onErrorLine, timeoutMs, terminal, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...spawnOptions, stdio: [terminal ? "inherit" : "ignore", "pipe", "pipe"], timeout: timeoutMs });
    const tail: string[] = [];
    const out: string[] = [];
    const keep = (line: string) => {
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
    };
    createInterface(child.stdout).on("line", (line) => {
      out.push(line);
      keep(line);
    });
    createInterface(child.stderr).on("line", (line) => {
      keep(line);
      onErrorLine?.(line);
    });
    child.once("error", (error) => resolve({ exitCode: 127, stdout: "", tail: error.message }));
    child.once("close", (code, signal) =>
      resolve({ exitCode: code ?? 128, stdout: out.join("\n"), tail: [...tail, ...(signal ? [`ended by ${signal}`] : [])].join("\n") }),
    );
  });
}

/** Like `tryCommand`, but a non-zero exit throws INTERNAL with the last lines. Resolves to stdout. */
export async function runCommand(command: string[], options: RunOptions = {}): Promise<string> {
  const ran = await tryCommand(command, options);
  if (ran.exitCode !== 0) throw new AppError("INTERNAL", `${command.slice(0, 3).join(" ")} ended with ${ran.exitCode}:\n${ran.tail}`);
  return ran.stdout;
}

export const hasCommand = async (name: string): Promise<boolean> =>
  (await tryCommand(["sh", "-c", 'command -v "$1"', "sh", name])).exitCode === 0;

/** With sudo unless we are root already. */
export const asRoot = (command: string[]): string[] => (process.getuid?.() === 0 ? command : ["sudo", ...command]);

interface InstallOptions {
  reason: string;
  note: (text: string) => void;
  /** Installed as well where this release has them. */
  optional?: string[];
}

/** Debian and Ubuntu packages, with the reason said first. */
export async function installDebianPackages(packages: string[], options: InstallOptions): Promise<void> {
  if (!(await hasCommand("apt-get"))) {
    throw new AppError("UNPROCESSABLE", `${options.reason}, and there is no apt-get to install ${packages.join(", ")} with.`, {
      remedy: `Install ${packages.join(", ")} by hand, then run this again.`,
    });
  }
  options.note(`installing ${packages.join(", ")} (${options.reason})`);
  await runCommand(asRoot(["apt-get", "update", "-q"]), { terminal: true });
  const present = await Promise.all((options.optional ?? []).map(async (name) => ((await aptKnows(name)) ? [name] : [])));
  const install = ["apt-get", "install", "-qy", "--no-install-recommends", ...packages, ...present.flat()];
  await runCommand(asRoot(["env", "DEBIAN_FRONTEND=noninteractive", ...install]), { terminal: true });
}

/** By its record: a name that others only suggest has none. */
const aptKnows = async (name: string): Promise<boolean> =>
  (await tryCommand(["apt-cache", "show", name])).stdout.includes(`Package: ${name}`);
