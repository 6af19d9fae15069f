import { setTimeout as sleep } from "node:timers/promises";
import type { HostShell, SshTarget } from "@slipway/core/ports";
import { describe, expect, it } from "vitest";
import { fakeHostShell } from "./fake-host-shell.ts";
import { hostSessions } from "./host-sessions.ts";

const target: SshTarget = { machineId: "m1", host: "127.0.0.1", port: 22, user: "slipway", hostKey: "k", privateKey: "p" };

function countingShell(): { shell: HostShell; connects: () => number; cut: (machineId: string) => void } {
  const fake = fakeHostShell({ run: () => sleep(60, {}) });
  let connects = 0;
  const shell: HostShell = {
    connect(...args) {
      connects += 1;
      return fake.connect(...args);
    },
  };
  return { shell, connects: () => connects, cut: fake.cut };
}

describe("hostSessions", () => {
  it("connects once for concurrent callers and later ones", async () => {
    const { shell, connects } = countingShell();
    const pool = hostSessions({ shell });
    await Promise.all([pool.session(target), pool.session(target)]);
    await pool.session(target);
    expect(connects()).toBe(1);
    pool.close();
  });

  it("connects anew after a cut, a drop, or a change of address", async () => {
    const { shell, connects, cut } = countingShell();
    const pool = hostSessions({ shell });
    await pool.session(target);
    cut("m1");
    const second = await pool.session(target);
    pool.drop("m1");
    expect(second.open).toBe(false);
    await pool.session(target);
    await pool.session({ ...target, port: 23 });
    expect(connects()).toBe(4);
    pool.close();
  });

  it("closes what is idle, not what works", async () => {
    const { shell } = countingShell();
    const pool = hostSessions({ shell, maxIdleMs: 20 });
    const session = await pool.session(target);
    await session.exec(["long"]);
    expect(session.open).toBe(true);
    await session.closed;
    pool.close();
  });

  it("a failed connect is not kept, and an aborted wait ends alone", async () => {
    let fail = true;
    const { shell: good } = countingShell();
    const shell: HostShell = { connect: (...args) => (fail ? Promise.reject(new Error("no")) : good.connect(...args)) };
    const pool = hostSessions({ shell });
    await expect(pool.session(target)).rejects.toThrow("no");
    fail = false;
    await expect(pool.session(target, AbortSignal.abort())).rejects.toMatchObject({ code: "CANCELLED" });
    expect((await pool.session(target)).open).toBe(true);
    pool.close();
  });
});
