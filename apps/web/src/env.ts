import { providerList } from "@slipway/core/blueprint";
import { networkList } from "@slipway/core/webhooks";
import { z } from "zod";

const KEY_BYTES = 32;
const decoded = (text: string): Buffer => Buffer.from(text, "base64");

/** An example's or a lazy hand's key: too few different bytes to be random. */
const looksRandom = (text: string): boolean => new Set(decoded(text)).size >= 16;

const postgresUrl = z
  .url({ protocol: /^postgres(ql)?$/ })
  .refine((text) => new URL(text).password.length >= 12, "needs a password of at least 12 characters")
  .refine((text) => !/^(postgres|password|slipway|changeme|secret)/i.test(new URL(text).password), "has a default password");

/** `50:500`: so many a second, and so many at once; `off`: no limit. */
const rate = z
  .string()
  .regex(/^(off|[1-9]\d{0,6}:[1-9]\d{0,6})$/, "must be `off` or REQUESTS_A_SECOND:AT_ONCE, such as 50:500")
  .transform((text) => {
    const [perSecond, burst] = text.split(":").map(Number);
    return perSecond && burst ? { perSecond, burst } : null;
  });

const environment = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_SIGNIN_URL: postgresUrl,
  DATABASE_SYSTEM_URL: postgresUrl,
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s:]+:\d+$/, "must be host:port"),
  TEMPORAL_NAMESPACE: z.string().min(1).default("default"),
  TEMPORAL_TLS: z.enum(["on", "off"]).default("off"),
  TEMPORAL_TLS_CA: z.string().min(1).optional(),
  TEMPORAL_TLS_CERT: z.string().min(1).optional(),
  TEMPORAL_TLS_KEY: z.string().min(1).optional(),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  SLIPWAY_INSTALL_ID: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/, "must be short: a-z, 0-9 and hyphens"),
  SLIPWAY_MASTER_KEY: z
    .base64()
    .refine((text) => decoded(text).length === KEY_BYTES, `must be ${KEY_BYTES} bytes, base64`)
    .refine(looksRandom, "is not random: make one with `openssl rand -base64 32`"),
  /** Signs the cookies of sessions and encrypts second factors. */
  SLIPWAY_AUTH_SECRET: z
    .base64()
    .refine((text) => decoded(text).length >= KEY_BYTES, `must be ${KEY_BYTES} bytes or more, base64`)
    .refine(looksRandom, "is not random: make one with `openssl rand -base64 32`"),
  /** Whether whoever comes may make an account, or only who is invited. */
  SLIPWAY_SIGN_UP: z.enum(["open", "invite"]).default("open"),
  /** Where letters are handed in, `smtps://user:password@host:465`; without it people hand links on themselves. */
  SLIPWAY_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SLIPWAY_MAIL_FROM: z.string().min(3).optional(),
  SLIPWAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  SLIPWAY_TIME_DIVISOR: z.coerce.number().int().min(1).max(100).default(1),
  SLIPWAY_PROVIDERS: providerList,
  SLIPWAY_ROOT: z.string().optional(),
  /** Private networks that webhooks may be sent to; none: the public internet only. The worker's must be the same. */
  SLIPWAY_WEBHOOK_NETWORKS: networkList,
  /** Proxies in front that append to X-Forwarded-For. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  /** Of one key or session; of one address without either. */
  SLIPWAY_RATE_LIMIT: rate.default({ perSecond: 50, burst: 500 }),
  SLIPWAY_ADDRESS_RATE_LIMIT: rate.default({ perSecond: 5, burst: 50 }),
  /** Opens /metrics on the public port to whoever bears it. */
  SLIPWAY_METRICS_TOKEN: z.string().min(16, "needs at least 16 characters").optional(),
  /** Where /healthz, /readyz and /metrics are for the operator alone. */
  SLIPWAY_HEALTH_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  SLIPWAY_HEALTH_HOST: z.string().min(1).default("127.0.0.1"),
});
export type Env = z.output<typeof environment>;

/** Everything that is wrong with the settings, at once and without their values. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const parsed = environment.safeParse(variables);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `  ${issue.path.join(".")}: ${variables[String(issue.path[0])] === undefined ? "is missing" : issue.message}`,
  );
  throw new Error(`The environment has faults:\n${faults.join("\n")}`);
}
