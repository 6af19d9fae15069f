import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SshTarget } from "@slipway/core/ports";
import { generateHostKey, generateLoginKey } from "./key-pairs.ts";

export interface LocalSshd {
  target: SshTarget;
  directory: string;
  process: ChildProcess;
  close(): Promise<void>;
}

/** A real sshd on loopback for tests, as the current user, with keys of ours. `path`: the commands' PATH; `maxSessions`: channels of one connection. */
export async function startLocalSshd({
  path: searchPath,
  maxSessions = 10,
}: {
  path?: string;
  maxSessions?: number;
} = {}): Promise<LocalSshd> {
  const directory = await mkdtemp(path.join(tmpdir(), "slipway-sshd-"));
  const [hostKey, loginKey, port] = [generateHostKey(), generateLoginKey(), await freePort()];
  await writeFile(`${directory}/host_key`, hostKey.privateKey, { mode: 0o600 });
  await writeFile(`${directory}/authorized_keys`, `${loginKey.publicKey}\n`, { mode: 0o600 });
  await writeFile(`${directory}/sshd_config`, configOf({ directory, port, searchPath, maxSessions }));
  await chmod(directory, 0o700);
  // Where sshd as root drops its privileges; a package's service unit would make it.
  if (userInfo().uid === 0) await mkdir("/run/sshd", { recursive: true, mode: 0o755 });
  const child = spawn("/usr/sbin/sshd", ["-D", "-e", "-f", `${directory}/sshd_config`], { stdio: "ignore" });
  const target = {
    machineId: "local",
    host: "127.0.0.1",
    port,
    user: userInfo().username,
    hostKey: hostKey.publicKey,
    privateKey: loginKey.privateKey,
  };
  await untilListening(port);
  return {
    target,
    directory,
    process: child,
    async close() {
      child.kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

interface Settings {
  directory: string;
  port: number;
  searchPath: string | undefined;
  maxSessions: number;
}

function configOf({ directory, port, searchPath, maxSessions }: Settings): string {
  return [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${directory}/host_key`,
    `AuthorizedKeysFile ${directory}/authorized_keys`,
    `PidFile ${directory}/pid`,
    "PasswordAuthentication no",
    "KbdInteractiveAuthentication no",
    "UsePAM no",
    "PermitRootLogin prohibit-password",
    "StrictModes no",
    `MaxSessions ${maxSessions}`,
    // Else bash takes itself for a remote login and runs the user's start-up files before each command.
    `SetEnv SHLVL=1${searchPath === undefined ? "" : ` PATH=${searchPath}`}`,
    "",
  ].join("\n");
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      setTimeout(() => socket.destroy(), 200).unref();
    });
    if (open) return;
    await sleep(50);
  }
  throw new Error("sshd does not listen; is openssh-server installed?");
}
