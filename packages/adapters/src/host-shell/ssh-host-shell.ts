import net from "node:net";
import type { HostSession, HostShell, SshTarget } from "@slipway/core/ports";
import ssh2, { type Client, type ConnectConfig } from "ssh2";
import { cancelledError, connectError } from "./ssh-errors.ts";
import { sshSession } from "./ssh-session.ts";

/** AEAD ciphers and curve25519 only: Terrapin does not touch them, and every OpenSSH since 2014 has them. */
const ALGORITHMS = {
  kex: ["curve25519-sha256", "curve25519-sha256@libssh.org"],
  cipher: ["aes128-gcm@openssh.com", "aes256-gcm@openssh.com"],
  compress: ["none"],
} as const;

/** Three of these unanswered, and the line counts as dead. */
const KEEPALIVE_MS = 15_000;

export interface SshHostShellOptions {
  keepaliveMs?: number;
}

export function sshHostShell({ keepaliveMs = KEEPALIVE_MS }: SshHostShellOptions = {}): HostShell {
  return {
    connect: (target, options = {}) => connect(target, { keepaliveMs, timeoutMs: options.timeoutMs ?? 10_000, signal: options.signal }),
  };
}

interface Limits {
  keepaliveMs: number;
  timeoutMs: number;
  signal?: AbortSignal;
}

async function connect(target: SshTarget, limits: Limits): Promise<HostSession> {
  const { signal, timeoutMs } = limits;
  if (signal?.aborted) throw cancelledError();
  const client = new ssh2.Client();
  const pin = pinnedKey(target.hostKey);
  // Nagle's algorithm would hold back every small packet: 44 ms a command instead of 2.
  const socket = net.connect({ host: target.host, port: target.port, noDelay: true });
  // The client listens too, unless it refuses its settings: then nobody would.
  socket.on("error", () => {});
  const timer = setTimeout(() => socket.destroy(new Error(`no session within ${timeoutMs} ms`)), timeoutMs);
  const onAbort = (): void => void socket.destroy(cancelledError());
  signal?.addEventListener("abort", onAbort);
  try {
    await ready(client, { ...configOf(target, limits), sock: socket, hostVerifier: pin.verify });
    return sshSession(client, target.machineId);
  } catch (error) {
    client.on("error", () => {}).destroy();
    socket.destroy();
    throw connectError(error, target, pin.differs());
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

function configOf(target: SshTarget, { keepaliveMs }: Limits): ConnectConfig {
  const keyType = target.hostKey.split(" ")[0] as "ssh-ed25519";
  return {
    username: target.user,
    privateKey: target.privateKey,
    authHandler: ["publickey"],
    algorithms: { ...structuredClone(ALGORITHMS as unknown as ConnectConfig["algorithms"]), serverHostKey: [keyType] },
    keepaliveInterval: keepaliveMs,
    keepaliveCountMax: 3,
    readyTimeout: 0,
  };
}

/** The whole key is compared, before anything of ours is sent. */
function pinnedKey(publicKeyLine: string): { verify: (shown: Buffer) => boolean; differs: () => boolean } {
  const expected = Buffer.from(publicKeyLine.split(" ")[1] ?? "", "base64");
  let different = false;
  return {
    verify(shown) {
      different = !expected.equals(shown);
      return !different;
    },
    differs: () => different,
  };
}

function ready(client: Client, config: ConnectConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once("ready", resolve);
    client.once("error", reject);
    client.once("close", () => reject(new Error("the connection was closed")));
    client.connect(config);
  });
}
