import { sshHostShell } from "@slipway/adapters/host-shell";
import { type LocalSshd, startLocalSshd } from "@slipway/adapters/host-shell/testing";
import { ensureSshd } from "@slipway/cli/ssh-server";
import type { HostSession } from "@slipway/core/ports";
import { atLeast, atMost, type BenchOptions, type BenchResult, median, rounded, thisMachine } from "../bench-result.ts";
import { bareStartMs, bareStartsPerSecond } from "./bare-starts.ts";
import { type ControlMaster, openControlMaster } from "./control-master.ts";

const CONNECTS = 15;
const COMMANDS = 60;
const MANY = 400;
const CHANNELS = 8;

/** Connecting, one command after the other, and eight at once: ours beside OpenSSH's shared connection, on the same sshd, and beside the bare start of the same program, by turns. */
export async function sshBench({ rounds, note }: BenchOptions): Promise<BenchResult> {
  await ensureSshd(note);
  const sshd = await startLocalSshd();
  const master = await openControlMaster(sshd);
  const session = await sshHostShell().connect(sshd.target);
  const samples: Record<string, number[]> = {};
  const add: Add = (name, ...values) => {
    samples[name] = [...(samples[name] ?? []), ...values];
  };
  try {
    await Promise.all([session.exec(["true"]), master.exec()]);
    for (let round = 1; round <= rounds; round += 1) {
      await measureOurs(sshd, session, add);
      await measureOpenssh(master, add);
      add("floor_exec_ms", await bareStartMs());
      add("floor_exec_per_s", await bareStartsPerSecond());
      note(
        `round ${round}: exec ${median(samples.exec_ms ?? []).toFixed(2)} ms, OpenSSH ${median(samples.openssh_exec_ms ?? []).toFixed(2)} ms, floor ${median(samples.floor_exec_ms ?? []).toFixed(2)} ms`,
      );
    }
  } finally {
    session.close();
    await master.close();
    await sshd.close();
  }
  const figures = Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, median(values)]));
  const figure = (name: string): number => figures[name] ?? Number.NaN;
  return {
    name: "ssh",
    machine: thisMachine(),
    rounds,
    figures: rounded(figures),
    bars: {
      connect_ms: atMost(figure("connect_ms"), 35),
      exec_ms: atMost(figure("exec_ms"), 3),
      exec_per_s: atLeast(figure("exec_per_s"), 1_000),
    },
  };
}

type Add = (name: string, ...values: number[]) => void;

async function measureOurs({ target }: LocalSshd, session: HostSession, add: Add): Promise<void> {
  for (let count = 0; count < CONNECTS; count += 1) {
    const begun = performance.now();
    const opened = await sshHostShell().connect(target);
    add("connect_ms", performance.now() - begun);
    opened.close();
  }
  add("exec_ms", ...(await oneByOne(COMMANDS, () => session.exec(["true"]))));
  add("exec_per_s", await perSecond(() => session.exec(["true"])));
}

async function measureOpenssh(master: ControlMaster, add: Add): Promise<void> {
  for (let count = 0; count < CONNECTS / 3; count += 1) add("openssh_connect_and_exec_ms", await master.connectMs());
  add("openssh_exec_ms", ...(await oneByOne(COMMANDS / 3, () => master.exec())));
  add("openssh_exec_per_s", await perSecond(() => master.exec()));
}

async function oneByOne(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times;
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  let left = MANY;
  const channel = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: CHANNELS }, channel));
  return (MANY / (performance.now() - begun)) * 1_000;
}
