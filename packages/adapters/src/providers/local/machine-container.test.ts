import type { CreateMachine } from "@slipway/core/ports";
import type Docker from "dockerode";
import { expect, test } from "vitest";
import { machineContainer, machineFiles, toMachine } from "./machine-container.ts";

const request: CreateMachine = {
  machineId: "m1",
  clusterId: "01890000-0000-7000-8000-0123456789ab",
  clusterName: "demo",
  teamId: "t1",
  nodeName: "worker-1",
  role: "worker",
  shape: { region: "local", size: "small", cpu: 2, memoryMib: 2_048, diskGib: 10, preemptible: false },
  privateAddress: "10.64.0.10",
  hostKey: { privateKey: "PRIVATE", publicKey: "PUBLIC" },
  authorizedKey: "LOGIN",
};
const image = { tag: "slipway/host:abc-bounded", isolation: "bounded" } as const;

test("a machine's container holds its address, names and labels, and no key", () => {
  const container = machineContainer("abc", request, image);
  expect(container).toMatchObject({
    name: "slipway-abc-m1",
    Hostname: "worker-1",
    Labels: { "slipway.install": "abc", "slipway.machine": "m1", "slipway.cluster": "demo", "slipway.cluster_id": request.clusterId },
    HostConfig: { NetworkMode: "slipway-abc-0123456789ab", Memory: 2_048 * 1024 * 1024, CpuShares: 2_048 },
  });
  expect(JSON.stringify(container)).not.toMatch(/PRIVATE|PUBLIC|LOGIN/);
});

test("memory below 1 GiB is no limit", () => {
  const small = { ...request, shape: { ...request.shape, memoryMib: 1_023 } };
  expect(machineContainer("abc", small, image).HostConfig?.Memory).toBeUndefined();
});

test("keys are files that end in a line feed, the private one for root alone", () => {
  const files = machineFiles(request, "http://10.64.0.2:5000");
  expect(files).toContainEqual({ path: "etc/ssh/slipway_host_key", mode: 0o600, content: "PRIVATE\n" });
  expect(files).toContainEqual({ path: "etc/slipway/registry-mirror", mode: 0o644, content: "http://10.64.0.2:5000\n" });
  expect(machineFiles(request, null).map(({ path }) => path)).not.toContain("etc/slipway/registry-mirror");
});

test.each([
  ["created", "pending"],
  ["running", "running"],
  ["paused", "running"],
  ["exited", "stopped"],
  ["dead", "stopped"],
  ["removing", "stopped"],
])("a container that is %s is a machine that is %s", (State, state) => {
  const listed: Partial<Docker.ContainerInfo> = {
    Id: "c1",
    State,
    Labels: machineContainer("abc", request, image).Labels,
    Ports: [{ IP: "127.0.0.1", PrivatePort: 22, PublicPort: 40_022, Type: "tcp" }],
  };
  const machine = toMachine(listed as Docker.ContainerInfo);
  expect(machine).toMatchObject({ machineId: "m1", clusterId: request.clusterId, providerId: "c1", privateAddress: "10.64.0.10", state });
  expect(machine.ssh).toEqual(state === "running" ? { host: "127.0.0.1", port: 40_022 } : null);
});
