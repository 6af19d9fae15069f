import { setTimeout as sleep } from "node:timers/promises";
import type { EngineTerminal, HostSession, Terminal } from "@slipway/core/ports";
import { log } from "../log.ts";

const GRACE_MS = 2_000;

interface Ending {
  session: Pick<HostSession, "exec" | "machineId">;
  terminal: EngineTerminal;
  /** Between the two signals. */
  graceMs?: number;
}

/** An engine lets a program run on when its terminal is closed: this one hangs it up on the machine, and kills it if it stays. */
export function endingTerminal({ session, terminal, graceMs = GRACE_MS }: Ending): Terminal {
  async function endProgram(): Promise<void> {
    for (const signal of ["-HUP", "-KILL"]) {
      const pid = await terminal.processId();
      if (pid === 0) return;
      const { exitCode, stderr } = await session.exec(["kill", signal, String(pid)], { sudo: true });
      if (exitCode !== 0 && (await terminal.processId()) !== 0) throw new Error(`kill ${signal} ${pid} ended with ${exitCode}: ${stderr}`);
      await sleep(graceMs);
    }
  }
  let closed = false;
  return {
    ...terminal,
    close() {
      if (closed) return;
      closed = true;
      terminal.close();
      endProgram().catch((error: unknown) => log("warn", "a terminal's program may still run", { machineId: session.machineId, error }));
    },
  };
}
