import { setTimeout as sleep } from "node:timers/promises";
import { type FirewallRules, OVERLAY_CIDR, OVERLAY_GATEWAY, renderNftables } from "@slipway/core/networking";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importBusyboxImage } from "../container-engine/busybox-image.ts";
import { type LocalCluster, type LocalMachine, localCluster } from "./local-cluster.ts";
import { observeTasks } from "./observe-tasks.ts";
import { sampleTask } from "./sample-task.ts";
import { backupSwarm, restoreSwarm } from "./swarm-backup.ts";
import { appName, holderName, type TaskRequest } from "./task-request.ts";

const IMAGE = "slipway-test/busybox:1";
const WEB_PORT = 8080;
const WEB_SLICE = "10.128.16.0/24";
const CLIENT_SLICE = "10.128.17.0/24";
const addressPool = "10.127.0.0/16";

function rules(address: string, changes: Partial<FirewallRules>): string {
  return renderNftables({ inbound: [], outbound: [], echo: [], ...changes }, { address, overlayCidr: OVERLAY_CIDR });
}

function webTask(slot: number, changes: Partial<TaskRequest> = {}): TaskRequest {
  const address = `10.128.16.${slot}`;
  return sampleTask({
    ...{ taskId: `web-task-${slot}`, name: `web-${slot}`, hostname: `web-${slot}`, address, aliases: ["web", `web-${slot}`], image: IMAGE },
    command: ["sh", "-c", `httpd -p ${WEB_PORT} -h /srv; httpd -f -p 8081 -h /srv`],
    files: { "/srv/hello": "hello\n" },
    healthCheck: { kind: "http", path: "/hello", port: WEB_PORT, intervalMs: 1000, timeoutMs: 1000, retries: 3, graceMs: 5000 },
    nftables: rules(address, {
      inbound: [
        { from: [CLIENT_SLICE], minPort: WEB_PORT, maxPort: WEB_PORT },
        { from: "public", minPort: WEB_PORT, maxPort: WEB_PORT },
      ],
    }),
    ...changes,
  });
}

function clientTask(slot: number, changes: Partial<TaskRequest> = {}): TaskRequest {
  const address = `10.128.17.${slot}`;
  return sampleTask({
    ...{
      taskId: `client-task-${slot}`,
      service: "client",
      name: `client-${slot}`,
      hostname: `client-${slot}`,
      address,
      aliases: [`client-${slot}`],
      image: IMAGE,
    },
    command: ["sleep", "6000"],
    nftables: rules(address, { outbound: [{ to: [WEB_SLICE], minPort: 1, maxPort: 65_535 }] }),
    ...changes,
  });
}

let cluster: LocalCluster;
let master: LocalMachine;
let workers: LocalMachine[];
const figures: Record<string, number> = {};

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  figures[name] = Math.round(performance.now() - start);
  return result;
}

async function bootAll(): Promise<LocalMachine[]> {
  return await Promise.all([cluster.boot("master", 0), cluster.boot("worker", 0), cluster.boot("worker", 1)]);
}

beforeAll(async () => {
  cluster = await localCluster();
  const [first, ...others] = await timed("boot and prepare three machines", bootAll);
  master = first as LocalMachine;
  workers = others;
  await timed("swarm init", () => master.engine.swarmInit({ advertiseAddress: master.address, addressPool }));
  const { worker: token } = await master.engine.swarmTokens();
  for (const { engine, address } of workers) {
    await timed("swarm join", () => engine.swarmJoin({ advertiseAddress: address, managers: [master.address], token }));
  }
  await timed("overlay", () => master.engine.ensureOverlay({ name: "app", subnet: OVERLAY_CIDR, gateway: OVERLAY_GATEWAY, labels: {} }));
  await Promise.all(workers.map(({ engine }) => importBusyboxImage(engine, IMAGE)));
});
afterAll(async () => {
  await cluster?.close();
  process.stderr.write(`${JSON.stringify(figures)}\n`);
});

const worker = (index: number): LocalMachine => workers[index] as LocalMachine;

/** What the client's busybox answers: exit code 0 when the way is open. */
async function tryFrom(machine: LocalMachine, task: TaskRequest, argv: string[]): Promise<number> {
  return (await machine.engine.exec(appName(task.taskId), argv, { timeoutMs: 15_000 })).exitCode;
}

const fetchFrom = (machine: LocalMachine, task: TaskRequest, url: string): Promise<number> =>
  tryFrom(machine, task, ["timeout", "3", "wget", "-q", "-O", "-", url]);

/** From within the task's network; containers themselves have no raw sockets. */
async function ping(machine: LocalMachine, task: TaskRequest, address: string): Promise<number> {
  const holder = await machine.engine.inspect(holderName(task.taskId));
  const argv = ["nsenter", "-t", String(holder?.pid), "-n", "/bin/busybox", "ping", "-c", "1", "-W", "2", address];
  return (await machine.session.exec(argv, { sudo: true })).exitCode;
}

describe("swarm", () => {
  it("joins again without doing anything, and lists its members", async () => {
    const { worker: token } = await master.engine.swarmTokens();
    const before = await worker(0).engine.swarmStatus();
    await worker(0).engine.swarmJoin({ advertiseAddress: worker(0).address, managers: [master.address], token });
    expect(await worker(0).engine.swarmStatus()).toEqual(before);
    await master.engine.swarmInit({ advertiseAddress: master.address, addressPool });
    await master.engine.ensureOverlay({ name: "app", subnet: OVERLAY_CIDR, gateway: OVERLAY_GATEWAY, labels: {} });
    const members = await master.engine.swarmMembers();
    expect(members.map(({ address, manager, reachable }) => `${address} ${manager} ${reachable}`).sort()).toEqual(
      [`${master.address} true true`, `${worker(0).address} false true`, `${worker(1).address} false true`].sort(),
    );
  });
});

describe("tasks", () => {
  it("start, become ready, and answer by name from the other machine and from outside", async () => {
    await timed("first task start", () => worker(0).runtime.startTask(webTask(1, { publicPorts: [WEB_PORT] })));
    await timed("its readiness", () => worker(0).runtime.waitReady(webTask(1), { timeoutMs: 20_000 }));
    await timed("second task start", () => worker(1).runtime.startTask(clientTask(1)));
    expect(await fetchFrom(worker(1), clientTask(1), `http://web-1:${WEB_PORT}/hello`)).toBe(0);
    expect(await (await fetch(`http://${worker(0).address}:${WEB_PORT}/hello`)).text()).toBe("hello\n");
    await timed("start of a task that is there", () => worker(0).runtime.startTask(webTask(1, { publicPorts: [WEB_PORT] })));
  });

  it("let through what the rules name and nothing else", async () => {
    expect(await fetchFrom(worker(1), clientTask(1), "http://web-1:8081/hello")).not.toBe(0);
    expect(await ping(worker(1), clientTask(1), "10.128.16.1")).not.toBe(0);
    expect(await ping(worker(0), webTask(1), "10.128.17.1")).not.toBe(0);
    await expect(fetch(`http://${worker(0).address}:8081/hello`, { signal: AbortSignal.timeout(1000) })).rejects.toThrow();
  });

  it("change their rules in place, ping included", async () => {
    const open = { echo: [WEB_SLICE, CLIENT_SLICE], inbound: [{ from: [CLIENT_SLICE], minPort: WEB_PORT, maxPort: 8081 }] };
    await timed("rules", () => worker(0).runtime.applyFirewall("web-task-1", rules("10.128.16.1", open)));
    await worker(1).runtime.applyFirewall(
      "client-task-1",
      rules("10.128.17.1", { echo: [WEB_SLICE], outbound: [{ to: [WEB_SLICE], minPort: 1, maxPort: 65_535 }] }),
    );
    expect(await ping(worker(1), clientTask(1), "10.128.16.1")).toBe(0);
    expect(await fetchFrom(worker(1), clientTask(1), "http://web-1:8081/hello")).toBe(0);
    await worker(0).runtime.applyFirewall("web-task-1", webTask(1).nftables);
    expect(await fetchFrom(worker(1), clientTask(1), "http://web-1:8081/hello")).not.toBe(0);
  });

  it("keep holder, address and rules when the app dies and is restarted", async () => {
    const task = webTask(1, { publicPorts: [WEB_PORT] });
    const holder = await worker(0).engine.inspect(holderName(task.taskId));
    await worker(0).engine.signalContainer(appName(task.taskId), "SIGKILL");
    await expect.poll(async () => (await observeTasks(worker(0).engine))[0]?.state).toBe("exited");
    await timed("app restart", () => worker(0).runtime.restartTask(task));
    await worker(0).runtime.waitReady(task, { timeoutMs: 10_000 });
    expect((await worker(0).engine.inspect(holderName(task.taskId)))?.startedAt).toBe(holder?.startedAt);
    expect(await fetchFrom(worker(1), clientTask(1), `http://web-1:${WEB_PORT}/hello`)).toBe(0);
    expect(await fetchFrom(worker(1), clientTask(1), "http://web-1:8081/hello")).not.toBe(0);
  });

  it("come back whole when the holder dies", async () => {
    const task = webTask(1, { publicPorts: [WEB_PORT] });
    await worker(0).engine.signalContainer(holderName(task.taskId), "SIGKILL");
    await expect.poll(async () => (await observeTasks(worker(0).engine))[0]?.holderAlive).toBe(false);
    await timed("restart with its holder", () => worker(0).runtime.restartTask(task));
    await worker(0).runtime.waitReady(task, { timeoutMs: 10_000 });
    await expect.poll(() => fetchFrom(worker(1), clientTask(1), `http://web-1:${WEB_PORT}/hello`), { timeout: 20_000 }).toBe(0);
    expect(await fetchFrom(worker(1), clientTask(1), "http://web-1:8081/hello")).not.toBe(0);
  });

  it("get secrets as variables and files, and nothing shows them", async () => {
    const secretEnv = { TOKEN: "s3cr3t 'quoted' $HOME\nline" };
    const task = clientTask(2, {
      secretEnv,
      secretFiles: { "/etc/app/key": "k3y-file" },
      command: ["sh", "-c", 'echo "$TOKEN"; sleep 6000'],
    });
    await worker(0).runtime.startTask(task);
    await sleep(200);
    const shown: string[] = [];
    await worker(0).engine.followLogs(appName(task.taskId), 0, ({ text }) => shown.push(text), AbortSignal.timeout(500));
    expect(shown.join("\n")).toBe(secretEnv.TOKEN);
    expect((await worker(0).engine.exec(appName(task.taskId), ["cat", "/etc/app/key"])).stdout).toBe("k3y-file");
    const inspected = await worker(0).session.exec(["docker", "inspect", appName(task.taskId)]);
    expect(inspected.stdout).not.toMatch(/s3cr3t|k3y-file/);
    await timed("task stop", () => worker(0).runtime.stopTask(task.taskId, { graceMs: 1000 }));
    expect((await worker(0).session.exec(["ls", "/run/slipway/tasks"], { sudo: true })).stdout).toBe("");
  });

  it("tell why they ended before they were ready", async () => {
    const task = clientTask(3, { command: ["sh", "-c", "echo cannot open database >&2; exit 3"] });
    await worker(0).runtime.startTask(task);
    const failure = { code: "STEP_FAILED", message: expect.stringMatching(/code 3.*cannot open database/s) };
    await expect(worker(0).runtime.waitReady(task, { timeoutMs: 10_000 })).rejects.toMatchObject(failure);
    await worker(0).runtime.stopTask(task.taskId);
  });
});

describe("the only master", () => {
  it("lost: tasks keep talking; replaced from its backup: workers stay, and new tasks attach", async () => {
    const backup = await timed("swarm backup", () => backupSwarm(master.session));
    figures["swarm backup bytes"] = backup.length;
    const before = await Promise.all(workers.map(({ engine }) => observeTasks(engine)));
    await cluster.destroy(master);
    expect(await fetchFrom(worker(1), clientTask(1), `http://web-1:${WEB_PORT}/hello`)).toBe(0);

    master = await timed("boot of the replacement", () => cluster.boot("master", 0));
    await timed("swarm restore", () => restoreSwarm(master.session, backup));
    await timed("swarm init, forced", () =>
      master.engine.swarmInit({ advertiseAddress: master.address, addressPool, forceNewCluster: true }),
    );
    await timed("workers back", () =>
      expect
        .poll(async () => (await master.engine.swarmMembers()).filter(({ reachable }) => reachable).length, { timeout: 60_000 })
        .toBe(3),
    );
    await timed("new task on a worker", () => worker(1).runtime.startTask(webTask(2)));
    expect(await fetchFrom(worker(1), clientTask(1), `http://web-2:${WEB_PORT}/hello`)).toBe(0);
    const after = await Promise.all(workers.map(({ engine }) => observeTasks(engine)));
    expect(after.flat().filter(({ taskId }) => taskId !== "web-task-2")).toEqual(before.flat());
  });
});

describe("three masters", () => {
  it("lose their leader: a task starts meanwhile, the lost one is forgotten and replaced at its address", async () => {
    const others = await Promise.all([cluster.boot("master", 1), cluster.boot("master", 2)]);
    const join = async (joining: LocalMachine, by: LocalMachine): Promise<void> => {
      const { manager: token } = await by.engine.swarmTokens();
      await joining.engine.swarmJoin({ advertiseAddress: joining.address, managers: [by.address], token });
    };
    for (const other of others) await timed("manager join", () => join(other, master));
    const survivor = others[0] as LocalMachine;
    const { engineNodeId } = await master.engine.swarmStatus();
    await cluster.destroy(master);
    await timed("task start after the leader's loss", () => worker(1).runtime.startTask(clientTask(4)));

    await timed("swarm forget", () => survivor.engine.swarmForget(engineNodeId ?? ""));
    await survivor.engine.swarmForget(engineNodeId ?? "");
    master = await cluster.boot("master", 0);
    await timed("replacement's join", () => join(master, survivor));
    const managers = async (): Promise<string[]> => {
      const members = await survivor.engine.swarmMembers();
      return members
        .filter(({ manager, reachable }) => manager && reachable)
        .map(({ address }) => address)
        .sort();
    };
    await expect.poll(managers, { timeout: 30_000 }).toEqual([master.address, ...others.map(({ address }) => address)].sort());
  });
});
