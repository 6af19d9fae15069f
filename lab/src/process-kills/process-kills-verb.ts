import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openTestbed, processesOf } from "../testbed/index.ts";
import { loadCluster } from "./loaded-cluster.ts";

const CLUSTERS = 3;
const victims = ["web", "worker", "web-2", "worker-2"];
const usage = `lab process-kills [--minutes 5] [--every 20]
  Two web and two worker processes; every so many seconds one of them is killed (-9), in turn, while ${CLUSTERS} clusters are changed without
  pause. Every change is asked for twice under one Idempotency-Key. A case is a change that ended as asked, or a reader that missed nothing.`;

function readOptions(args: string[]): { minutes: number; everyS: number } {
  const options = { minutes: { type: "string", default: "5" }, every: { type: "string", default: "20" } } as const;
  const { values } = parseArgs({ args, options });
  const [minutes, everyS] = [Number(values.minutes), Number(values.every)];
  if (!(minutes > 0 && minutes <= 60 && everyS > 0)) throw new Error(usage);
  return { minutes, everyS };
}

/** `./slipway lab process-kills`. */
export async function processKillsVerb(args: string[]): Promise<{ passed: number; failed: number }> {
  const { minutes, everyS } = readOptions(args);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const environment = { SLIPWAY_RATE_LIMIT: "off" };
  const bed = await openTestbed({ providers: ["local"], processes: 2, environment });
  try {
    const processes = processesOf(bed.control);
    const begunAt = performance.now();
    const endsAt = begunAt + minutes * 60_000;
    const isOver = (): boolean => performance.now() >= endsAt;
    const load = Promise.all(Array.from({ length: CLUSTERS }, (_, at) => loadCluster(bed, `load-${at + 1}`, isOver)));
    let kills = 0;
    for (; !isOver(); kills += 1) {
      await sleep(Math.max(0, begunAt + (kills + 1) * everyS * 1_000 - performance.now()));
      const victim = victims[kills % victims.length] as string;
      processes.kill(victim);
      await processes.backAgain(victim);
      say(`${victim} killed and back`);
    }
    const reports = await load;
    for (const { cluster, operations, events, faults } of reports) {
      say(`${cluster}: ${operations} operations, each asked for twice; ${events} events read; ${faults.length} faults`);
      for (const fault of faults) say(`FAIL ${fault}`);
    }
    const cases = reports.reduce((sum, { operations }) => sum + operations, 0) + reports.length;
    const failed = reports.reduce((sum, { faults }) => sum + faults.length, 0);
    say(`${kills} kills`);
    return { passed: cases - failed, failed };
  } finally {
    await bed.close();
  }
}
