import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { request } from "node:http";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import type { Home } from "./home.ts";
import { asRoot, hasCommand, installDebianPackages, runCommand, tryCommand } from "./run-command.ts";

const SOCKET = "/var/run/docker.sock";
const START_TIMEOUT_MS = 60_000;

export type EngineState = "answers" | "no-access" | "absent";

export interface LocalMachine {
  container: string;
  machineId: string;
  cluster: string;
  state: string;
}

const host = () => {
  const url = process.env.DOCKER_HOST;
  if (!url) return { socketPath: SOCKET };
  if (url.startsWith("unix://")) return { socketPath: url.slice("unix://".length) };
  const { hostname, port } = new URL(url);
  return { host: hostname, port };
};

function ask(path: string, method = "GET"): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ ...host(), path, method, timeout: 60_000 }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    call.once("timeout", () => call.destroy(new Error("the Docker engine does not answer")));
    call.once("error", reject);
    call.end();
  });
}

export async function engineState(): Promise<EngineState> {
  try {
    return (await ask("/_ping")).status === 200 ? "answers" : "absent";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EACCES" ? "no-access" : "absent";
  }
}

/** The install's machines, ended ones too. Empty when no engine answers. */
export async function localMachines(installId: string): Promise<LocalMachine[]> {
  if ((await engineState()) !== "answers") return [];
  const filters = encodeURIComponent(JSON.stringify({ label: [`slipway.install=${installId}`, "slipway.machine"] }));
  const { body } = await ask(`/containers/json?all=1&filters=${filters}`);
  const list = JSON.parse(body) as { Names: string[]; State: string; Labels: Record<string, string> }[];
  return list.map((container) => ({
    container: (container.Names[0] ?? "").slice(1),
    machineId: container.Labels["slipway.machine"] ?? "",
    cluster: container.Labels["slipway.cluster"] ?? "",
    state: container.State,
  }));
}

/** Removes the install's containers and networks: only what carries its label. */
export async function removeInstall(installId: string): Promise<void> {
  if ((await engineState()) !== "answers") return;
  const filters = encodeURIComponent(JSON.stringify({ label: [`slipway.install=${installId}`] }));
  const containers = JSON.parse((await ask(`/containers/json?all=1&filters=${filters}`)).body) as { Id: string }[];
  await Promise.all(containers.map(({ Id }) => ask(`/containers/${Id}?force=1&v=1`, "DELETE")));
  const networks = JSON.parse((await ask(`/networks?filters=${filters}`)).body) as { Id: string }[];
  await Promise.all(networks.map(({ Id }) => ask(`/networks/${Id}`, "DELETE")));
}

/** Makes the default engine answer to us: installs, starts, opens its socket. Resolves to true when we had to start it. */
export async function ensureEngine(home: Home, note: (text: string) => void): Promise<boolean> {
  const found = await engineState();
  if (found === "answers") return false;
  if (process.env.DOCKER_HOST)
    throw new AppError("UNREACHABLE", `The engine named by DOCKER_HOST does not answer.`, { remedy: "Start it, or unset DOCKER_HOST." });
  if (found === "no-access") {
    await openSocket(note);
    return false;
  }
  if (!(await hasCommand("dockerd")))
    // From Debian 13 on the client is a package of its own.
    await installDebianPackages(["docker.io", "iptables"], {
      optional: ["docker-cli"],
      reason: "the local provider's machines are containers, and no Docker engine answers",
      note,
    });
  if ((await engineState()) === "absent") await startEngine(home, note);
  if ((await engineState()) === "no-access") await openSocket(note);
  if ((await engineState()) !== "answers") {
    throw new AppError("UNREACHABLE", `The Docker engine did not answer within ${START_TIMEOUT_MS / 1000} s.`, {
      remedy: `See ${join(home.logs, "dockerd.log")} or \`journalctl -u docker\`.`,
    });
  }
  return true;
}

async function startEngine(home: Home, note: (text: string) => void): Promise<void> {
  note("starting the Docker engine on its default socket");
  const systemd = existsSync("/run/systemd/system");
  if (systemd) await runCommand(asRoot(["systemctl", "start", "docker"]), { terminal: true });
  let daemon = systemd ? null : await startDaemon(home);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while ((await engineState()) === "absent" && Date.now() < deadline) {
    await sleep(200);
    // One that is just ending makes ours refuse to start: asked again until it is gone.
    if (daemon && daemon.exitCode !== null) daemon = await startDaemon(home);
  }
}

/** A killed engine leaves its pid files, and the next one refuses to start once another process has got the number. */
const FORGET_THE_DEAD = `
forget() {
  pid=$(cat "$1" 2>/dev/null) || return 0
  [ "$(basename "$(readlink "/proc/$pid/exe")")" = "$2" ] || rm -f "$1"
}
forget /var/run/docker.pid dockerd
forget /var/run/docker/containerd/containerd.pid containerd`;

/** Detached, in a session of its own: machines, and so their engine, outlive the control plane. */
async function startDaemon(home: Home): Promise<ChildProcess> {
  // sudo may ask for a password here, on the terminal; the detached start below cannot.
  await runCommand(asRoot(["sh", "-c", FORGET_THE_DEAD]), { terminal: true });
  const log = openSync(join(home.logs, "dockerd.log"), "a");
  const group = await runCommand(["id", "-gn"]);
  const [file = "", ...args] = asRoot(["dockerd", "--group", group]);
  const daemon = spawn(file, args, { detached: true, stdio: ["ignore", log, log], cwd: "/" });
  daemon.unref();
  closeSync(log);
  return daemon;
}

/** Access for this user alone where ACLs work, else for the user's own primary group. Being in `docker` would need a new login. */
async function openSocket(note: (text: string) => void): Promise<void> {
  const { username } = userInfo();
  note(`giving ${username} access to the Docker engine's socket`);
  if ((await hasCommand("apt-get")) && !(await hasCommand("setfacl"))) {
    await installDebianPackages(["acl"], { reason: "the engine's socket is to be opened to one user, not to a group", note });
  }
  const acl = await tryCommand(asRoot(["setfacl", "-m", `u:${username}:rw`, SOCKET]), { terminal: true });
  if (acl.exitCode === 0 && (await engineState()) === "answers") return;
  await runCommand(asRoot(["chgrp", await runCommand(["id", "-gn"]), SOCKET]), { terminal: true });
}

/** True when nothing runs on the engine, of ours or of anybody. */
export const engineIsIdle = async (): Promise<boolean> => (JSON.parse((await ask("/containers/json")).body) as unknown[]).length === 0;

/** Twenty seconds are more than an engine without containers takes. */
const END_ENGINE = `
pid=$(cat /var/run/docker.pid) && kill "$pid"
tries=200
while [ "$tries" -gt 0 ] && [ -e "/proc/$pid" ]; do tries=$((tries - 1)); sleep 0.1; done`;

/** Ends an engine that `up` started, never another's. */
export async function stopEngine(): Promise<void> {
  if (existsSync("/run/systemd/system")) await runCommand(asRoot(["systemctl", "stop", "docker.socket", "docker"]), { terminal: true });
  else await runCommand(asRoot(["sh", "-c", END_ENGINE]), { terminal: true });
}
