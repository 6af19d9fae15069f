import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import { ENGINE_SOCKET, engineState } from "./docker-engine.ts";
import type { Home } from "./home.ts";
import { identify, type ProcessIdentity } from "./process-identity.ts";
import { asRoot, hasCommand, installDebianPackages, runCommand, tryCommand } from "./run-command.ts";

const PID_FILE = "/var/run/docker.pid";
const START_TIMEOUT_MS = 60_000;

/** Makes the default engine answer to us: installs, starts, opens its socket. Resolves to its process when we had to start it. */
export async function ensureEngine(home: Home, note: (text: string) => void): Promise<ProcessIdentity | null> {
  const found = await engineState();
  if (found === "answers") return null;
  if (process.env.DOCKER_HOST)
    throw new AppError("UNREACHABLE", `The engine named by DOCKER_HOST does not answer.`, { remedy: "Start it, or unset DOCKER_HOST." });
  if (found === "no-access") {
    await openSocket(note);
    return null;
  }
  if (!(await hasCommand("dockerd")))
    // From Debian 13 on the client is a package of its own.
    await installDebianPackages(["docker.io", "iptables"], {
      optional: ["docker-cli"],
      reason: "the local provider's machines are containers, and no Docker engine answers",
      note,
    });
  const started = (await engineState()) === "absent" ? await startEngine(home, note) : null;
  if ((await engineState()) === "no-access") await openSocket(note);
  if ((await engineState()) !== "answers") {
    throw new AppError("UNREACHABLE", `The Docker engine did not answer within ${START_TIMEOUT_MS / 1000} s.`, {
      remedy: `See ${join(home.logs, "dockerd.log")} or \`journalctl -u docker\`.`,
    });
  }
  return started;
}

/** The engine's process, unless somebody else was quicker. */
async function startEngine(home: Home, note: (text: string) => void): Promise<ProcessIdentity | null> {
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
  const engine = engineProcess();
  return systemd || (engine && descendsFrom(engine.pid, daemon?.pid)) ? engine : null;
}

/** As `sudo`'s child, the engine is not our own. */
function descendsFrom(pid: number, ancestor: number | undefined): boolean {
  let own = pid;
  while (own > 1 && own !== ancestor) own = parentOf(own);
  return own === ancestor;
}

/** 0: there is none, or no such process. */
function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1]);
  } catch {
    return 0;
  }
}

/** The process that serves the default socket; null where it cannot be told. */
export function engineProcess(): ProcessIdentity | null {
  try {
    return identify(Number(readFileSync(PID_FILE, "latin1")));
  } catch {
    return null;
  }
}

/** A killed engine leaves its pid files, and the next one refuses to start once another process has got the number. */
const FORGET_THE_DEAD = `
forget() {
  pid=$(cat "$1" 2>/dev/null) || return 0
  [ "$(basename "$(readlink "/proc/$pid/exe")")" = "$2" ] || rm -f "$1"
}
forget ${PID_FILE} dockerd
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
  const acl = await tryCommand(asRoot(["setfacl", "-m", `u:${username}:rw`, ENGINE_SOCKET]), { terminal: true });
  if (acl.exitCode === 0 && (await engineState()) === "answers") return;
  await runCommand(asRoot(["chgrp", await runCommand(["id", "-gn"]), ENGINE_SOCKET]), { terminal: true });
}

/** Twenty seconds are more than an engine without containers takes. */
const END_ENGINE = `
pid=$(cat ${PID_FILE}) && kill "$pid"
tries=200
while [ "$tries" -gt 0 ] && [ -e "/proc/$pid" ]; do tries=$((tries - 1)); sleep 0.1; done`;

/** Ends the engine, whoever started it: `endOwnEngine` is what to call. */
export async function stopEngine(): Promise<void> {
  if (existsSync("/run/systemd/system")) await runCommand(asRoot(["systemctl", "stop", "docker.socket", "docker"]), { terminal: true });
  else await runCommand(asRoot(["sh", "-c", END_ENGINE]), { terminal: true });
}
