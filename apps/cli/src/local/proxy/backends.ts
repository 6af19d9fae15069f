import { get } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface Backends {
  /** A connection to one that takes it; null when none does for a while. Nothing has been sent on it. */
  connect(): Promise<Connected | null>;
  stop(): void;
}

export interface Connected {
  socket: Socket;
  port: number;
}

export interface BackendOptions {
  ports: readonly number[];
  /** So long a request waits for a process that is being started again. */
  patienceMs?: number;
  checkMs?: number;
}

interface Backend {
  port: number;
  healthy: boolean;
}

const CONNECT_MS = 1_000;
const PAUSE_MS = 50;

/** Web processes on this computer, in turn; those that do not answer their health check come last. */
export function backends({ ports, patienceMs = 3_000, checkMs = 500 }: BackendOptions): Backends {
  const all: Backend[] = ports.map((port) => ({ port, healthy: true }));
  let turn = 0;
  const timer = setInterval(() => {
    for (const backend of all) void answers(backend.port, checkMs).then((healthy) => Object.assign(backend, { healthy }));
  }, checkMs);
  timer.unref();

  function inTurn(): Backend[] {
    turn = (turn + 1) % all.length;
    const rotated = [...all.slice(turn), ...all.slice(0, turn)];
    return [...rotated.filter(({ healthy }) => healthy), ...rotated.filter(({ healthy }) => !healthy)];
  }

  async function connectOnce(): Promise<Connected | null> {
    for (const backend of inTurn()) {
      const socket = await open(backend.port);
      backend.healthy = socket !== null;
      if (socket) return { socket, port: backend.port };
    }
    return null;
  }

  return {
    async connect() {
      const deadline = performance.now() + patienceMs;
      for (;;) {
        const connected = await connectOnce();
        if (connected || performance.now() > deadline) return connected;
        await sleep(PAUSE_MS);
      }
    },
    stop: () => clearInterval(timer),
  };
}

function open(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const fail = (): void => {
      socket.destroy();
      resolve(null);
    };
    socket.setTimeout(CONNECT_MS, fail);
    socket.once("error", fail);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.removeAllListeners("timeout").off("error", fail);
      resolve(socket);
    });
  });
}

function answers(port: number, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ port, host: "127.0.0.1", path: "/healthz", timeout: timeoutMs, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(false));
  });
}
