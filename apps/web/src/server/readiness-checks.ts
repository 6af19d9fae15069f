import type { Check } from "@slipway/adapters/telemetry";

interface Needs {
  pingDatabase(): Promise<void>;
  missingMigrations(): Promise<string[]>;
  pingTemporal(): Promise<void>;
}

/**
 * Without its database, or on an old one, this process can answer nothing. Without Temporal it can: accepted changes wait in the database.
 * A proxy must not take every web process away because Temporal restarts.
 */
export function readinessChecks({ pingDatabase, missingMigrations, pingTemporal }: Needs): Check[] {
  return [
    { name: "database", required: true, run: () => pingDatabase().then(() => ({ ok: true })) },
    {
      name: "migrations",
      required: true,
      async run() {
        const missing = await missingMigrations();
        return missing.length === 0 ? { ok: true } : { ok: false, failing: `${missing.length} not applied: run the migrations` };
      },
    },
    { name: "temporal", required: false, run: () => pingTemporal().then(() => ({ ok: true })) },
  ];
}
