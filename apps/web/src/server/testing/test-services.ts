import { enginesBySession } from "@slipway/adapters/container-engine";
import { hostSessions } from "@slipway/adapters/host-shell";
import { createSandboxPool } from "@slipway/adapters/sandbox";
import { appName, type FakeMachines, fakeMachines } from "@slipway/adapters/task-runtime";
import { logStore, secretStore } from "@slipway/db";
import { freshTestDatabase } from "@slipway/db/testing";
import { noLimits } from "../limits/rate-limits.ts";
import { remoteHosts } from "../remote-hosts.ts";
import type { Services } from "../services.ts";

export const PUBLIC_URL = "http://slipway.test";

export interface TestServices {
  services: Services;
  adminUrl: string;
  machines: FakeMachines;
  /** Ids of clusters whose workflow was told, in order. */
  woken: string[];
  cancelled: string[];
  close(): Promise<void>;
}

/** A whole API over a real PostgreSQL and the real sandbox; machines are fakes, and what Temporal would be told is written down. */
export async function startTestServices(): Promise<TestServices> {
  const { database, adminUrl, close } = await freshTestDatabase();
  const machines = fakeMachines();
  const sessions = hostSessions({ shell: machines.hostShell });
  const secrets = secretStore(database, { masterKey: crypto.getRandomValues(new Uint8Array(32)) });
  const sandbox = createSandboxPool({ size: 1, spare: false });
  const woken: string[] = [];
  const cancelled: string[] = [];
  const services: Services = {
    database,
    publicUrl: PUBLIC_URL,
    ports: {
      sandbox,
      secrets,
      logs: logStore(database),
      hosts: remoteHosts({ sessionOf: sessions.session, engineOf: enginesBySession(machines.engines), containerOf: appName, secrets }),
      clock: { now: () => Date.now() },
      wake: async (_, clusterId) => void woken.push(clusterId),
      cancelOperation: async (operationId) => void cancelled.push(operationId),
    },
    limits: noLimits,
    checks: [],
  };
  return {
    services,
    adminUrl,
    machines,
    woken,
    cancelled,
    async close() {
      sessions.close();
      await sandbox.close();
      await close();
    },
  };
}
