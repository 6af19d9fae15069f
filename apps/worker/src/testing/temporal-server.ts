import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Connection } from "@temporalio/client";

export interface TemporalServer {
  address: string;
  stop(): Promise<void>;
}

/** The server that TEMPORAL_ADDRESS names; else one of our own, from SLIPWAY_TEMPORAL_BIN or `temporal` on PATH. */
export async function startTemporal(): Promise<TemporalServer> {
  const given = process.env.TEMPORAL_ADDRESS;
  if (given) return { address: given, stop: () => Promise.resolve() };
  const folder = await mkdtemp(path.join(tmpdir(), "slipway-temporal-"));
  const port = await freePort();
  const server = spawn(process.env.SLIPWAY_TEMPORAL_BIN ?? "temporal", serverArguments(port, folder), { stdio: "ignore" });
  const failed = new Promise<never>((_, reject) => server.once("error", reject));
  const address = `127.0.0.1:${port}`;
  await Promise.race([answers(address), failed]);
  return {
    address,
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function serverArguments(port: number, folder: string): string[] {
  const pace = ["transferProcessorMaxPollRPS", "timerProcessorMaxPollRPS"].flatMap((name) => [
    "--dynamic-config-value",
    `history.${name}=5000`,
  ]);
  const place = ["--ip", "127.0.0.1", "--port", String(port), "--db-filename", path.join(folder, "temporal.db")];
  return ["server", "start-dev", "--headless", "--log-level", "error", ...place, ...pace];
}

async function answers(address: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      return await connection.close();
    } catch (error) {
      if (tries > 100) throw error;
      await delay(100);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}
