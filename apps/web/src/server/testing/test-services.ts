import { enginesBySession } from "@slipway/adapters/container-engine";
import { hostSessions } from "@slipway/adapters/host-shell";
import { createSandboxPool } from "@slipway/adapters/sandbox";
import { appName, type FakeMachines, fakeMachines } from "@slipway/adapters/task-runtime";
import { webhookTransport } from "@slipway/adapters/webhooks";
import { answerCache, logStore, secretStore } from "@slipway/db";
import { freshTestDatabase, type TestDatabase } from "@slipway/db/testing";
import { createAuthentication } from "../authentication/authentication.ts";
import { createIdentities, type Identities } from "../identities.ts";
import { noLimits } from "../limits/rate-limits.ts";
import { remoteHosts } from "../remote-hosts.ts";
import type { Services } from "../services.ts";

import { newSessionCookie } from "./new-session-cookie.ts";

export const PUBLIC_URL = "http://slipway.test";

export interface TestServices {
  services: Services;
  adminUrl: string;
  /** Of each role, for who wants connections of its own. */
  urls: TestDatabase["urls"];
  machines: FakeMachines;
  /** Ids of clusters whose workflow was told, in order. */
  woken: string[];
  cancelled: string[];
  /** What would have been mailed. */
  letters: { to: string; text: string }[];
  /** Of a session that the user has just opened. */
  sessionCookie(userId: string): Promise<string>;
  close(): Promise<void>;
}

/** A whole API over a real PostgreSQL and the real sandbox; machines are fakes, and what Temporal would be told is written down. */
export async function startTestServices(): Promise<TestServices> {
  const { database, adminUrl, urls, close } = await freshTestDatabase();
  const machines = fakeMachines();
  const sessions = hostSessions({ shell: machines.hostShell });
  const secrets = secretStore(database, { masterKey: crypto.getRandomValues(new Uint8Array(32)) });
  const sandbox = createSandboxPool({ size: 1, spare: false });
  const woken: string[] = [];
  const cancelled: string[] = [];
  const letters: { to: string; text: string }[] = [];
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64");
  const authentication = createAuthentication({
    database,
    publicUrl: PUBLIC_URL,
    secret,
    signUp: "open",
    onChange: () => identities.forget(),
  });
  const identities: Identities = createIdentities({ database, authentication, publicUrl: PUBLIC_URL });
  const services: Services = {
    database,
    publicUrl: PUBLIC_URL,
    authentication,
    identities,
    ports: {
      sandbox,
      secrets,
      logs: logStore(database),
      hosts: remoteHosts({
        sessionOf: sessions.session,
        connectAlone: (target, signal) => machines.hostShell.connect(target, { signal }),
        engineOf: enginesBySession(machines.engines),
        containerOf: appName,
        secrets,
      }),
      clock: { now: () => Date.now() },
      providers: ["fake", "local"],
      // The real guard; every name has a public address.
      webhookTargets: webhookTransport({ resolve: async () => ["93.184.216.34"] }),
      mailer: { send: async (letter) => void letters.push(letter) },
      publicUrl: PUBLIC_URL,
      answers: answerCache({ changes: database.changes }),
      wake: async (_, clusterId) => void woken.push(clusterId),
      cancelOperation: async (operationId) => void cancelled.push(operationId),
    },
    limits: noLimits,
    checks: [],
  };
  return {
    services,
    adminUrl,
    urls,
    machines,
    woken,
    cancelled,
    letters,
    sessionCookie: (userId) => newSessionCookie({ database, publicUrl: PUBLIC_URL, secret }, userId),
    async close() {
      sessions.close();
      await sandbox.close();
      await close();
    },
  };
}
