import { randomInt, randomUUID } from "node:crypto";
import type { CreateMachine } from "@slipway/core/ports";
import Docker from "dockerode";
import ssh2 from "ssh2";
import { beforeAll, describe, expect, test } from "vitest";
import { generateHostKey, generateLoginKey } from "../../host-shell/index.ts";
import { type ProviderHarness, providerContract } from "../contract/index.ts";
import { machineLabels, machineName } from "./labels.ts";
import { localProvider } from "./local-provider.ts";
import { type LocalImages, prepareLocal } from "./prepare-local.ts";
import { removeLocal } from "./remove-local.ts";

const docker = new Docker();
const clock = { now: () => Date.now() };
const loginKey = generateLoginKey();
const keys = { hostKey: generateHostKey(), authorizedKey: loginKey.publicKey };
const BUILD_MS = 300_000;

let images: LocalImages;

beforeAll(async () => {
  images = await prepareLocal(() => {});
}, BUILD_MS);

interface LocalHarness extends ProviderHarness {
  installId: string;
}

async function makeHarness(): Promise<LocalHarness> {
  const installId = `test-${randomUUID().slice(0, 8)}`;
  const provider = localProvider({ installId, clock, docker });
  const foreign: Docker.Container[] = [];
  return {
    installId,
    provider,
    // Outside of what installs give to clusters, 10.64.0.0/11.
    subnet: `10.${randomInt(112, 128)}.${randomInt(16) * 16}.0/20`,
    keys,
    kill: async (machineId) => docker.getContainer(machineName(installId, machineId)).kill(),
    plantForeign: async (request) => {
      const container = await plantContainer(request);
      foreign.push(container);
      return async () => (await container.inspect()).State.Running;
    },
    dispose: async () => {
      const machines = await provider.listMachines({});
      await Promise.all(machines.map(({ machineId }) => provider.deleteMachine(machineId)));
      await Promise.all(foreign.map((container) => container.remove({ force: true, v: true })));
      await removeLocal(installId, docker);
    },
  };
}

async function plantContainer(request: CreateMachine): Promise<Docker.Container> {
  const other = `other-${randomUUID().slice(0, 8)}`;
  const container = await docker.createContainer({
    name: machineName(other, request.machineId),
    Image: images.host.tag,
    Entrypoint: ["sleep", "600"],
    Labels: machineLabels(other, request),
  });
  await container.start();
  return container;
}

providerContract("localProvider", makeHarness);

describe("a local machine", () => {
  async function withMachine(check: (harness: LocalHarness, request: CreateMachine) => Promise<void>): Promise<void> {
    const harness = await makeHarness();
    const clusterId = randomUUID();
    const request: CreateMachine = {
      machineId: randomUUID(),
      clusterId,
      clusterName: "demo",
      teamId: randomUUID(),
      nodeName: "worker-1",
      role: "worker",
      shape: { region: "local", size: "small", cpu: 1, memoryMib: 2_048, diskGib: 10, preemptible: false },
      privateAddress: harness.subnet.replace("0/20", "10"),
      ...keys,
    };
    try {
      await harness.provider.ensureNetwork({ clusterId, clusterName: "demo", teamId: request.teamId, subnet: harness.subnet });
      await check(harness, request);
    } finally {
      await harness.dispose();
    }
  }

  test("lets in our key only, shows our host key, and its engine pulls what blueprints name", { timeout: 60_000 }, () =>
    withMachine(async ({ provider }, request) => {
      const { ssh } = await provider.createMachine(request);
      const session = await expect
        .poll(() => connect(ssh, loginKey.privateKey), { timeout: 20_000 })
        .toBeTruthy()
        .then(() => connect(ssh, loginKey.privateKey));
      await expect.poll(async () => (await run(session, "sudo -n docker version")).exitCode, { timeout: 20_000 }).toBe(0);
      expect(await run(session, "id -un; hostname")).toEqual({ exitCode: 0, output: "slipway\nworker-1\n" });
      for (const image of ["busybox", "caddy:2"]) expect(await run(session, `docker pull -q ${image}`)).toMatchObject({ exitCode: 0 });
      expect((await run(session, "docker run --rm --network none busybox echo works")).output).toBe("works\n");
      session.end();
      await expect(connect(ssh, generateLoginKey().privateKey)).rejects.toThrow(/authentication/);
    }),
  );

  test("shows no key in what Docker tells about it, and leaves no volume", { timeout: 60_000 }, () =>
    withMachine(async ({ installId, provider }, request) => {
      await provider.createMachine(request);
      const inspected = await docker.getContainer(machineName(installId, request.machineId)).inspect();
      const secret = keys.hostKey.privateKey.split("\n")[1] ?? "";
      expect(secret.length).toBeGreaterThan(30);
      expect(JSON.stringify(inspected)).not.toContain(secret);
      const volumes = inspected.Mounts.map(({ Name }) => Name).filter((name) => name !== undefined);
      expect(volumes).toHaveLength(1);
      await provider.deleteMachine(request.machineId);
      await expect(docker.getVolume(volumes[0] ?? "").inspect()).rejects.toThrow(/no such volume/);
    }),
  );

  test("that was created and never started is started by the next call", { timeout: 60_000 }, () =>
    withMachine(async ({ installId, provider }, request) => {
      await docker.createContainer({
        name: machineName(installId, request.machineId),
        Image: images.host.tag,
        Labels: machineLabels(installId, request),
      });
      expect((await provider.createMachine(request)).state).toBe("running");
    }),
  );

  test("of another's name is never adopted", { timeout: 60_000 }, () =>
    withMachine(async ({ installId, provider }, request) => {
      const name = machineName(installId, request.machineId);
      const decoy = await docker.createContainer({ name, Image: images.host.tag, Entrypoint: ["sleep", "600"] });
      try {
        await expect(provider.createMachine(request)).rejects.toMatchObject({ code: "CONFLICT" });
        expect((await decoy.inspect()).State.Status).toBe("created");
      } finally {
        await decoy.remove({ force: true, v: true });
      }
    }),
  );
});

function connect(ssh: { host: string; port: number } | null, privateKey: string): Promise<ssh2.Client> {
  const client = new ssh2.Client();
  return new Promise((resolve, reject) => {
    client.on("ready", () => resolve(client)).on("error", reject);
    client.connect({
      ...ssh,
      username: "slipway",
      privateKey,
      hostVerifier: (shown: Buffer) => shown.equals(Buffer.from(keys.hostKey.publicKey.split(" ")[1] ?? "", "base64")),
    });
  });
}

function run(client: ssh2.Client, command: string): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, stream) => {
      if (error) return reject(error);
      let output = "";
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
      stream.stderr.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
      stream.on("close", (exitCode: number) => resolve({ exitCode, output }));
    });
  });
}
