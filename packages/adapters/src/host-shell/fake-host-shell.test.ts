import { setTimeout as sleep } from "node:timers/promises";
import type { SshTarget } from "@slipway/core/ports";
import { type FakeCall, type FakeHostShell, fakeHostShell } from "./fake-host-shell.ts";
import { hostShellContract } from "./host-shell-contract.ts";

const HOST_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBEREREREREREREREREREREREREREREREREREREREREREREREQ";
const target: SshTarget = { machineId: "m1", host: "127.0.0.1", port: 22, user: "slipway", hostKey: HOST_KEY, privateKey: "" };

/** The few commands that the contract uses. */
async function run({ machineId, argv, options }: FakeCall, files: FakeHostShell["files"]): Promise<{ exitCode?: number; stdout?: string }> {
  const [program = "", ...rest] = argv;
  if (program === "printf")
    return {
      stdout:
        rest[0] === "%s"
          ? rest[1]
          : rest
              .slice(1)
              .map((one) => `${one}\0`)
              .join(""),
    };
  if (program === "cat")
    return { stdout: rest[0] === undefined ? String(options.stdin ?? "") : files.get(machineId)?.get(rest[0])?.content };
  if (program === "seq") return { stdout: "1\n".repeat(5000) };
  if (program === "sleep") await sleep(Number(rest[0]) * 1000, undefined, { ref: false });
  return { exitCode: Number(rest[1]?.replace("exit ", "") ?? 0) };
}

hostShellContract("fake", async () => {
  const shell: FakeHostShell = fakeHostShell({
    run: (call) => run(call, shell.files),
    isRunning: (machineId) => machineId !== "dead",
    hostKeyOf: () => HOST_KEY,
    openSocket: (_machineId, path) => {
      if (path !== "/echo") throw Object.assign(new Error(path), { code: "UNREACHABLE" });
      const stream = { on: () => stream, destroy: () => stream };
      return stream;
    },
  });
  return {
    shell,
    target,
    deadTarget: { ...target, machineId: "dead" },
    echoSocket: "/echo",
    directory: "/tmp/fake",
    close: async () => {},
  };
});
