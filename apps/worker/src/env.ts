import { providerList } from "@slipway/core/blueprint";
import { networkList } from "@slipway/core/webhooks";
import { z } from "zod";

const KEY_BYTES = 32;
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

const environment = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_SYSTEM_URL: postgresUrl,
  /** Unused here; the database's client takes it where it is given. */
  DATABASE_SIGNIN_URL: postgresUrl.optional(),
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s:]+:\d+$/, "must be host:port"),
  TEMPORAL_NAMESPACE: z.string().min(1).default("default"),
  TEMPORAL_TLS: z.enum(["on", "off"]).default("off"),
  TEMPORAL_TLS_CA: z.string().min(1).optional(),
  TEMPORAL_TLS_CERT: z.string().min(1).optional(),
  TEMPORAL_TLS_KEY: z.string().min(1).optional(),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  SLIPWAY_INSTALL_ID: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/, "must be short: a-z, 0-9 and hyphens"),
  SLIPWAY_MASTER_KEY: z.base64().refine((text) => Buffer.from(text, "base64").length === KEY_BYTES, `must be ${KEY_BYTES} bytes, base64`),
  SLIPWAY_TIME_DIVISOR: z.coerce.number().min(1).max(100).default(1),
  SLIPWAY_PROVIDERS: providerList,
  /** Public keys, one a line, that may log in to every machine beside the cluster's own: the auditor's, for one. */
  SLIPWAY_EXTRA_AUTHORIZED_KEYS: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(
      z.array(
        z
          .string()
          .regex(/^(ssh-ed25519|ecdsa-sha2-nistp(256|384|521)|ssh-rsa) [A-Za-z0-9+/]+=*( \S+)?$/, "must be public keys, one a line"),
      ),
    ),
  /** A file that `bundle-main.ts` made of these very sources; without it they are bundled at each start. */
  SLIPWAY_WORKFLOW_BUNDLE: z.string().min(1).optional(),
  /** Where /healthz, /readyz and /metrics are, for the operator alone. */
  SLIPWAY_HEALTH_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  SLIPWAY_HEALTH_HOST: z.string().min(1).default("127.0.0.1"),
  /** Private networks that webhooks may be sent to; none: the public internet only. The web process's must be the same. */
  SLIPWAY_WEBHOOK_NETWORKS: networkList,
  /** For tests that end the process at a chosen call. */
  SLIPWAY_BOUNDARY_JOURNAL: z.string().optional(),
  SLIPWAY_CRASH_FILE: z.string().optional(),
});

export type Env = z.output<typeof environment>;

/** Everything that is wrong with the settings, at once and without their values. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const parsed = environment.safeParse(variables);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join(".")}: ${variables[String(path[0])] === undefined ? "is missing" : message}`,
  );
  throw new Error(`The environment has faults:\n${faults.join("\n")}`);
}
