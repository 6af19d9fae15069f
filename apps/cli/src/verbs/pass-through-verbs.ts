import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { projectRoot } from "../local/home.ts";

/** Programs of the checkout with arguments of their own. */
const programs = {
  test: { file: "tools/test.ts", about: "every test; the last line says how many passed" },
  verify: { file: "tools/verify.ts", about: "the one-minute check, without services" },
  new: { file: "tools/new.ts", about: "write the files of a new usecase, provider or workflow" },
  lab: { file: "lab/src/main.ts", about: "auditor, crash matrix, process kills, Schemathesis" },
  attack: { file: "lab/src/attack-main.ts", about: "the attack matrix, row by row" },
  bench: { file: "bench/src/main.ts", about: "measurements beside a peer or floor" },
} as const;

export function passThroughVerbs(program: Command): void {
  for (const [name, { file, about }] of Object.entries(programs)) {
    program
      .command(name)
      .description(about)
      .argument("[args...]")
      .allowUnknownOption()
      .passThroughOptions()
      .helpOption(false)
      .action((args: string[]) => runProgram(file, args));
  }
}

/** With our terminal and signals, and its exit code. */
function runProgram(file: string, args: string[]): Promise<void> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(projectRoot, file), ...args], {
    stdio: "inherit",
    cwd: projectRoot,
  });
  // The terminal signals the child as well; the parent only has to outlive it.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once("close", (code, signal) => {
      process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
      resolve();
    });
  });
}
