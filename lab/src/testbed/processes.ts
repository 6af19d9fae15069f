import { readFileSync } from "node:fs";
import type { ControlPlane } from "@slipway/cli/local";
import { waitUntil } from "./wait-until.ts";

interface Process {
  pid: number;
  restarts: number;
}

const READY_WITHIN_MS = 120_000;
const ANSWER_MS = 3_000;

/** The processes of a control plane by the names its supervisor gives them: web, web-2, worker, … */
export interface Processes {
  names(): string[];
  /** SIGKILL, as a machine that runs out of memory would. */
  kill(...names: string[]): void;
  /** Until each was started again and says itself that it is ready. */
  backAgain(...names: string[]): Promise<void>;
}

export function processesOf({ home }: Pick<ControlPlane, "home">): Processes {
  const all = () => (JSON.parse(readFileSync(home.processes, "utf8")) as { services: Record<string, Process> }).services;
  const killed = new Map<string, number>();

  function kill(...names: string[]): void {
    for (const name of names) {
      const { pid, restarts } = all()[name] ?? { pid: 0, restarts: 0 };
      if (pid === 0) throw new Error(`${name} does not run`);
      killed.set(name, restarts);
      process.kill(pid, "SIGKILL");
    }
  }

  async function isBack(name: string): Promise<boolean> {
    if ((all()[name]?.restarts ?? 0) <= (killed.get(name) ?? -1)) return false;
    const { ports } = JSON.parse(readFileSync(home.state, "utf8")) as { ports: Record<string, number> };
    const url = `http://127.0.0.1:${ports[`${name}.health`]}/readyz`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);
    return answer?.ok === true;
  }

  return {
    names: () => Object.keys(all()),
    kill,
    async backAgain(...names) {
      const areBack = async (): Promise<boolean> => (await Promise.all(names.map(isBack))).every(Boolean);
      await waitUntil(`${names.join(" and ")} again`, areBack, { timeoutMs: READY_WITHIN_MS });
    },
  };
}
