import { OVERLAY_CIDR, OVERLAY_GATEWAY } from "@slipway/core/networking";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holderRequest } from "./container-requests.ts";
import { type LocalCluster, type LocalMachine, localCluster } from "./local-cluster.ts";
import { sampleTask } from "./sample-task.ts";

const ROUNDS = 3;
const addressPool = "10.127.0.0/16";
const overlay = { name: "app", subnet: OVERLAY_CIDR, gateway: OVERLAY_GATEWAY, labels: {} };

let cluster: LocalCluster;
let master: LocalMachine;
let workers: LocalMachine[];

beforeAll(async () => {
  cluster = await localCluster();
  const workersBooting = [0, 1, 2].map((ordinal) => cluster.boot("worker", ordinal));
  [master, ...workers] = await Promise.all([cluster.boot("master", 0), ...workersBooting]);
});
afterAll(() => cluster?.close());

/** The networks that a machine's engine keeps in step with other machines'. */
async function sharedNetworks({ session }: LocalMachine): Promise<string[]> {
  const argv = ["docker", "network", "ls", "--filter", "driver=overlay", "--format", "{{.Name}}"];
  return (await session.exec(argv, { sudo: true })).stdout.split("\n").filter(Boolean);
}

async function joinAndAttach(machine: LocalMachine, index: number, overlayMade: Promise<void>): Promise<void> {
  const { worker: token } = await master.engine.swarmTokens();
  await machine.engine.swarmJoin({ advertiseAddress: machine.address, managers: [master.address], token, heardBy: 4 });
  await overlayMade;
  const task = sampleTask({ taskId: `task-${index}`, hostname: `web-${index}`, address: `10.128.16.${index + 1}` });
  expect((await machine.engine.runContainer(holderRequest(task))).state).toBe("running");
}

async function comeApart(): Promise<void> {
  for (const [index, { engine }] of workers.entries()) await engine.removeContainer(`slipway-task-${index}-net`);
  for (const { engine } of [...workers, master]) {
    await engine.swarmLeave({ force: true }).catch(() => {});
    await expect.poll(async () => (await engine.swarmStatus()).state, { timeout: 60_000 }).toBe("inactive");
  }
}

describe("the first attach", () => {
  it("of machines that join at once lets no machine wait for another's answer", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await master.engine.swarmInit({ advertiseAddress: master.address, addressPool });
      const overlayMade = master.engine.ensureOverlay(overlay);
      await Promise.all(workers.map((worker, index) => joinAndAttach(worker, index, overlayMade)));
      // A second shared network is what made answers go astray: docs/decisions/0007-first-attach.md.
      for (const worker of workers) expect(await sharedNetworks(worker)).toEqual(["app"]);
      expect(await sharedNetworks(master)).toEqual(["app"]);
      await comeApart();
    }
    for (const machine of [master, ...workers]) expect(await cluster.consoleOutput(machine)).not.toMatch(/Bulk sync to node \S+ timed out/);
  }, 300_000);
});
