import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type CrashCase, crashOrder } from "./crash-case.ts";

/** The worker's journal of boundaries, and the file that has it killed at one. */
export interface CrashSwitch {
  /** For the worker's environment. */
  environment: Record<string, string>;
  journal(): string[];
  arm(one: CrashCase): void;
  /** Whether the worker was killed; takes the order back when it was not. */
  disarm(): Promise<boolean>;
}

/** What a phase crosses last may come a moment after it is seen to have ended. */
const LAST_MOMENT_MS = 800;

export function crashSwitch(folder: string): CrashSwitch {
  const [journal, order] = [path.join(folder, "journal"), path.join(folder, "crash")];
  let orders = 0;
  return {
    environment: { SLIPWAY_BOUNDARY_JOURNAL: journal, SLIPWAY_CRASH_FILE: order },
    journal: () => (existsSync(journal) ? readFileSync(journal, "utf8").split("\n").filter(Boolean) : []),
    arm(one) {
      orders += 1;
      writeFileSync(order, crashOrder(one, String(orders)));
    },
    async disarm() {
      const deadline = Date.now() + LAST_MOMENT_MS;
      while (existsSync(order) && Date.now() < deadline) await sleep(50);
      const fired = !existsSync(order);
      rmSync(order, { force: true });
      return fired;
    },
  };
}
