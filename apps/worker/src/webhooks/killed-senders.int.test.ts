import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freshTestDatabase } from "@slipway/db/testing";
import { expect, it } from "vitest";
import { firstSequences, upTo, webhookWorld } from "./testing/webhook-world.ts";

const KILLS = 4;
const EVENTS = 40;
/** A killed process's claims end after 60 s / 30. */
const TIME_DIVISOR = 30;

it("senders that are killed again and again lose nothing and let nothing overtake", async () => {
  const db = await freshTestDatabase({ max: 6 });
  const world = webhookWorld(db.database);
  const processes: ChildProcess[] = [];

  async function start(): Promise<ChildProcess> {
    const env = {
      PATH: process.env.PATH,
      APP_URL: db.urls.app,
      SYSTEM_URL: db.urls.system,
      MASTER_KEY: Buffer.from(world.masterKey).toString("base64"),
      TIME_DIVISOR: String(TIME_DIVISOR),
    };
    const script = path.join(import.meta.dirname, "testing/sender-main.ts");
    const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "ignore", "pipe"] });
    processes.push(child);
    await new Promise<void>((resolve) => child.stderr.on("data", (chunk: Buffer) => String(chunk).includes("sending") && resolve()));
    return child;
  }

  try {
    const teamId = await world.team();
    const hook = await world.hook(teamId);
    const clusters = [await world.cluster(teamId), await world.cluster(teamId)];
    const running = [await start(), await start()];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = hook.receiver.received.length;
      for (const cluster of clusters) await world.record(teamId, cluster, EVENTS / 4);
      while (hook.receiver.received.length < before + 3) await delay(10);
      running[kill % 2]?.kill("SIGKILL");
      running[kill % 2] = await start();
    }
    const last = 1 + (KILLS * EVENTS) / 4;
    while (clusters.some((cluster) => firstSequences(hook.receiver, cluster).length < last)) await delay(50);
    for (const cluster of clusters) expect(firstSequences(hook.receiver, cluster)).toEqual(upTo(last));
  } finally {
    for (const child of processes) child.kill("SIGKILL");
    await world.close();
    await db.close();
  }
}, 300_000);
