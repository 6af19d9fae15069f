import { AppError } from "@slipway/core/errors";
import { describe, expect, it } from "vitest";
import { containerEngineContract } from "./container-engine-contract.ts";
import { fakeEngines } from "./fake-engines.ts";
import { swarmContract } from "./swarm-contract.ts";

containerEngineContract("fake", async () => {
  const fakes = fakeEngines({ onExec: ({ argv }) => ({ exitCode: Number(argv[2]?.split(" ")[1]), stdout: "", stderr: "" }) });
  const engine = fakes.engineOf("m1");
  await engine.pullImage("busybox");
  fakes.world.missingImages.add("nowhere/missing:1");
  const say = async (container: string, text: string) => fakes.log("m1", container, { stream: "stdout", text });
  return { engine, image: "busybox", missingImage: "nowhere/missing:1", runId: "fake", say, close: async () => {} };
});

swarmContract("fake", async () => {
  const fakes = fakeEngines();
  const ids = ["m1", "m2", "m3", "m4", "w1"];
  const machines = ids.map((id, index) => ({ id, engine: fakes.engineOf(id), address: `10.64.0.1${index}` }));
  return {
    machines,
    kill: async (machine) => fakes.kill((machine as (typeof machines)[number]).id),
    close: async () => {},
  };
});

describe("fakeEngines", () => {
  it("fails as planned, before or after the effect", async () => {
    const fakes = fakeEngines();
    const engine = fakes.engineOf("m1");
    const lost = new AppError("UNREACHABLE", "lost");
    fakes.failNext("importImage", lost);
    await expect(engine.importImage("a:1", new Uint8Array(), [])).rejects.toBe(lost);
    expect(await engine.imageConfig("a:1")).toBeNull();
    fakes.failNext("importImage", lost, { machineId: "m1", after: true });
    await expect(engine.importImage("a:1", new Uint8Array(), [])).rejects.toBe(lost);
    expect(await engine.imageConfig("a:1")).not.toBeNull();
  });

  it("refuses an address that another living container holds", async () => {
    const fakes = fakeEngines();
    const engine = fakes.engineOf("m1");
    await engine.swarmInit({ advertiseAddress: "10.64.0.10", addressPool: "10.127.0.0/16" });
    await engine.ensureOverlay({ name: "app", subnet: "10.128.0.0/12", gateway: "10.128.0.1", labels: {} });
    await engine.pullImage("busybox");
    const network = { name: "app", address: "10.128.16.1", aliases: [] };
    await engine.runContainer({ name: "a1", image: "busybox", labels: {}, network });
    await expect(engine.runContainer({ name: "a2", image: "busybox", labels: {}, network })).rejects.toThrow("already in use");
  });

  it("a swarm without most of its managers changes nothing, and forgets the dead once there is one again", async () => {
    const fakes = fakeEngines();
    const [one, two, three] = ["m1", "m2", "m3"].map((id) => fakes.engineOf(id));
    await one?.swarmInit({ advertiseAddress: "10.64.0.10", addressPool: "10.127.0.0/16" });
    const { manager: token } = (await one?.swarmTokens()) ?? { manager: "" };
    await two?.swarmJoin({ advertiseAddress: "10.64.0.11", managers: ["10.64.0.10"], token });
    await three?.swarmJoin({ advertiseAddress: "10.64.0.12", managers: ["10.64.0.10"], token });
    fakes.kill("m1");
    const members = (await two?.swarmMembers()) ?? [];
    expect(members.map(({ reachable }) => reachable)).toEqual([false, true, true]);
    await two?.swarmForget(members[0]?.engineNodeId ?? "");
    fakes.kill("m2");
    await expect(three?.swarmMembers()).rejects.toThrow("leader");
  });
});
