import { projectRoot } from "./home.ts";
import type { LocalSecrets } from "./local-secrets.ts";
import type { LocalState } from "./local-state.ts";

export const DEMO_TEAM = "demo";
export const DEMO_EMAIL = "demo@slipway.local";

/** Of our own environment only what any program needs: a stray setting must not change an install. */
const passedOn = [
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "TZ",
  "TMPDIR",
  "DOCKER_HOST",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "NODE_EXTRA_CA_CERTS",
];

export function baseEnvironment(): Record<string, string> {
  return Object.fromEntries(passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

/** The variables that are ours, without those of the shell that `up` ran in. */
export const settingsOf = (env: Record<string, string>): [string, string][] =>
  Object.entries(env).filter(([name]) => !passedOn.includes(name));

type Install = { state: LocalState; secrets: LocalSecrets };

export const dashboardUrl = (state: LocalState): string => `http://127.0.0.1:${state.ports.web}`;

export function databaseUrl({ state, secrets }: Install, role: "admin" | "app" | "signin" | "system"): string {
  const [user, password] = {
    admin: ["postgres", secrets.adminPassword],
    app: ["slipway_app", secrets.appPassword],
    signin: ["slipway_signin", secrets.signinPassword],
    system: ["slipway_system", secrets.systemPassword],
  }[role] as [string, string];
  return `postgresql://${user}:${password}@127.0.0.1:${state.ports.postgres}/slipway`;
}

/** What web and worker are started with: the same variables that production sets. */
export function applicationEnvironment(install: Install): Record<string, string> {
  const { state, secrets } = install;
  return {
    ...baseEnvironment(),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl(install, "app"),
    DATABASE_SIGNIN_URL: databaseUrl(install, "signin"),
    DATABASE_SYSTEM_URL: databaseUrl(install, "system"),
    TEMPORAL_ADDRESS: `127.0.0.1:${state.ports.temporal}`,
    TEMPORAL_NAMESPACE: "default",
    SLIPWAY_ROOT: projectRoot,
    SLIPWAY_INSTALL_ID: state.installId,
    SLIPWAY_MASTER_KEY: secrets.masterKey,
    SLIPWAY_AUTH_SECRET: secrets.authSecret,
    SLIPWAY_PUBLIC_URL: dashboardUrl(state),
    SLIPWAY_TIME_DIVISOR: String(state.options.timeDivisor),
    SLIPWAY_PROVIDERS: state.options.providers.join(","),
    SLIPWAY_EXTRA_AUTHORIZED_KEYS: state.auditorKey ?? "",
    ...state.options.environment,
  };
}

/** For the migration, which alone may change the schema and set the roles' passwords. */
export function migrationEnvironment(install: Install): Record<string, string> {
  const { secrets } = install;
  return {
    ...baseEnvironment(),
    SLIPWAY_ROOT: projectRoot,
    DATABASE_ADMIN_URL: databaseUrl(install, "admin"),
    DATABASE_APP_PASSWORD: secrets.appPassword,
    DATABASE_SIGNIN_PASSWORD: secrets.signinPassword,
    DATABASE_SYSTEM_PASSWORD: secrets.systemPassword,
  };
}
