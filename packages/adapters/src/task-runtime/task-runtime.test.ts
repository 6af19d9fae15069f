import type { ContainerEngine, HostSession, SshTarget } from "@slipway/core/ports";
import { describe, expect, it } from "vitest";
import { enginesBySession } from "../container-engine/index.ts";
import { type FakeMachines, fakeMachines } from "./fake-machines.ts";
import { observeTasks } from "./observe-tasks.ts";
import { prepareMachine } from "./prepare-machine.ts";
import { sampleTask } from "./sample-task.ts";
import { backupSwarm, restoreSwarm } from "./swarm-backup.ts";
import { appName, HOLDER_IMAGE, holderName } from "./task-request.ts";
import { type TaskRuntime, taskRuntime } from "./task-runtime.ts";

interface Bench {
  fakes: FakeMachines;
  session: HostSession;
  engine: ContainerEngine;
  runtime: TaskRuntime;
}

const target = (machineId: string): SshTarget => ({
  machineId,
  host: "127.0.0.1",
  port: 22,
  user: "slipway",
  hostKey: "k",
  privateKey: "p",
});

async function machine(fakes: FakeMachines, machineId: string): Promise<Bench> {
  const session = await fakes.hostShell.connect(target(machineId));
  const engine = enginesBySession(fakes.engines)(session);
  return { fakes, session, engine, runtime: taskRuntime({ session, engine }) };
}

async function preparedMachine(): Promise<Bench> {
  const bench = await machine(fakeMachines(), "m1");
  await prepareMachine(bench.session, bench.engine);
  await bench.engine.swarmInit({ advertiseAddress: "10.64.0.10", addressPool: "10.127.0.0/16" });
  await bench.engine.ensureOverlay({ name: "app", subnet: "10.128.0.0/12", gateway: "10.128.0.1", labels: {} });
  await bench.engine.pullImage("busybox");
  return bench;
}

describe("startTask", () => {
  it("puts the rules into the holder before the app exists", async () => {
    const { fakes, engine, runtime } = await preparedMachine();
    await runtime.startTask(sampleTask());
    const order = fakes.engines.calls
      .filter((call) => call.method === "runContainer")
      .map((call) => (call.args[0] as { name: string }).name);
    expect(order).toEqual([holderName("task-1"), appName("task-1")]);
    const holder = await engine.inspect(holderName("task-1"));
    expect(fakes.firewalls.get(holder?.id ?? "")).toBe("table inet slipway {}\n");
  });

  it("changes nothing when it is all there", async () => {
    const { runtime } = await preparedMachine();
    const first = await runtime.startTask(sampleTask());
    expect(await runtime.startTask(sampleTask())).toEqual(first);
  });

  it("replaces both containers when the configuration differs", async () => {
    const { engine, runtime } = await preparedMachine();
    const first = await runtime.startTask(sampleTask());
    const second = await runtime.startTask(sampleTask({ configHash: "c2" }));
    expect(second.id).not.toBe(first.id);
    expect((await engine.list({})).map((one) => one.labels["slipway.config"])).toEqual(["c2", "c2"]);
  });

  it("starts app and holder anew when the holder died under a running app", async () => {
    const { fakes, runtime, engine } = await preparedMachine();
    const first = await runtime.startTask(sampleTask());
    fakes.engines.crash("m1", holderName("task-1"));
    expect((await observeTasks(engine))[0]?.holderAlive).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await runtime.restartTask(sampleTask());
    expect(second.id).not.toBe(first.id);
    expect((await observeTasks(engine))[0]).toMatchObject({ state: "running", holderAlive: true });
  });

  it("keeps secret values out of the container's configuration", async () => {
    const { engine, fakes, runtime } = await preparedMachine();
    await runtime.startTask(sampleTask({ secretEnv: { TOKEN: "s3cr3t'value" }, secretFiles: { "/etc/key": "k3y" } }));
    const { request } = fakes.engines.world.machines.get("m1")?.containers.get(appName("task-1")) ?? {};
    expect(JSON.stringify(request)).not.toMatch(/s3cr3t|k3y/);
    expect(request?.binds?.map(({ target }) => target)).toEqual(["/run/slipway", "/etc/key", "/.slipway/busybox"]);
    expect(await engine.inspect(appName("task-1"))).toMatchObject({ state: "running" });
  });
});

describe("the rest of a task's life", () => {
  it("restarts an exited app in its living holder", async () => {
    const { fakes, engine, runtime } = await preparedMachine();
    await runtime.startTask(sampleTask());
    const holder = await engine.inspect(holderName("task-1"));
    fakes.engines.crash("m1", appName("task-1"), { exitCode: 3 });
    expect((await observeTasks(engine))[0]).toMatchObject({ state: "exited", exitCode: 3, holderAlive: true, configHash: "c1" });
    expect(await runtime.restartTask(sampleTask())).toMatchObject({ state: "running" });
    expect(await engine.inspect(holderName("task-1"))).toEqual(holder);
  });

  it("stops a task and leaves nothing, twice", async () => {
    const { engine, runtime } = await preparedMachine();
    await runtime.startTask(sampleTask());
    await runtime.stopTask("task-1");
    await runtime.stopTask("task-1");
    expect(await engine.list({})).toEqual([]);
  });

  it("says why an app ended before it was ready, in its own words", async () => {
    const { fakes, runtime } = await preparedMachine();
    await runtime.startTask(sampleTask());
    fakes.engines.log("m1", appName("task-1"), { stream: "stderr", text: "no such database" });
    fakes.engines.crash("m1", appName("task-1"), { exitCode: 2 });
    await expect(runtime.waitReady(sampleTask(), { timeoutMs: 1000 })).rejects.toMatchObject({
      code: "STEP_FAILED",
      message: expect.stringContaining("no such database"),
    });
  });

  it("reconfigures a balancer in place", async () => {
    const { fakes, runtime } = await preparedMachine();
    await runtime.startTask(sampleTask());
    await runtime.configureBalancer("task-1", "frontend http\n");
    const { files } = fakes.engines.world.machines.get("m1")?.containers.get(appName("task-1")) ?? {};
    expect(files?.get("/usr/local/etc/haproxy/haproxy.cfg")).toBe("frontend http\n");
  });
});

describe("machines", () => {
  it("imports the holder image once", async () => {
    const { fakes, session, engine } = await preparedMachine();
    await prepareMachine(session, engine);
    expect(await engine.imageConfig(HOLDER_IMAGE)).not.toBeNull();
    expect(fakes.hostShell.calls.filter((call) => call.argv[2]?.includes("docker import"))).toHaveLength(1);
  });

  it("answers UNREACHABLE once killed, and its sessions close", async () => {
    const { fakes, session, engine } = await preparedMachine();
    fakes.kill("m1");
    await session.closed;
    await expect(engine.ping()).rejects.toMatchObject({ code: "UNREACHABLE" });
    await expect(fakes.hostShell.connect(target("m1"))).rejects.toMatchObject({ code: "UNREACHABLE" });
  });

  it("restores a lone master's swarm on its replacement; workers stay members", async () => {
    const master = await preparedMachine();
    const worker = await machine(master.fakes, "w1");
    const { worker: token } = await master.engine.swarmTokens();
    await worker.engine.swarmJoin({ advertiseAddress: "10.64.1.10", managers: ["10.64.0.10"], token });
    const backup = await backupSwarm(master.session);
    master.fakes.kill("m1");
    const replacement = await machine(master.fakes, "m2");
    await restoreSwarm(replacement.session, backup);
    await replacement.engine.swarmInit({ advertiseAddress: "10.64.0.10", addressPool: "10.127.0.0/16", forceNewCluster: true });
    expect((await replacement.engine.swarmMembers()).map(({ address, manager }) => [address, manager])).toEqual([
      ["10.64.1.10", false],
      ["10.64.0.10", true],
    ]);
    expect((await worker.engine.swarmStatus()).state).toBe("active");
  });
});
