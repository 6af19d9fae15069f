import { execFile, spawn } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import type { LocalSshd } from "@slipway/adapters/host-shell/testing";

const run = promisify(execFile);

/** OpenSSH's own client over one shared connection, as scripts use it. */
export interface ControlMaster {
  /** A process of its own, from nothing to the first command's end, milliseconds. */
  connectMs(): Promise<number>;
  exec(): Promise<void>;
  close(): Promise<void>;
}

export async function openControlMaster({ directory, target }: LocalSshd): Promise<ControlMaster> {
  const key = `${directory}/login_key`;
  writeFileSync(key, target.privateKey);
  chmodSync(key, 0o600);
  writeFileSync(`${directory}/known_hosts`, `[${target.host}]:${target.port} ${target.hostKey}\n`);
  const options = ["-F", "none", "-i", key, "-o", `UserKnownHostsFile=${directory}/known_hosts`, "-o", "BatchMode=yes"];
  const place = ["-p", String(target.port), `${target.user}@${target.host}`];
  const socket = `${directory}/control`;
  const master = spawn("ssh", [...options, "-M", "-N", "-S", socket, ...place], { stdio: "ignore" });
  const exec = async (): Promise<void> => void (await run("ssh", [...options, "-S", socket, ...place, "true"]));
  await untilAnswers(() => run("ssh", ["-S", socket, "-O", "check", ...place]));
  return {
    exec,
    async connectMs() {
      const begun = performance.now();
      await run("ssh", [...options, "-S", "none", ...place, "true"]);
      return performance.now() - begun;
    },
    async close() {
      const ended = new Promise((resolve) => master.once("exit", resolve));
      master.kill();
      await ended;
    },
  };
}

async function untilAnswers(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
