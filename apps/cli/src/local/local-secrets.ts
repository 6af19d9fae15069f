import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Home } from "./home.ts";
import { readJsonFile, writeJsonFile } from "./json-file.ts";

/** Made for this install, never shipped; the file is readable by its owner only. */
export interface LocalSecrets {
  adminPassword: string;
  appPassword: string;
  signinPassword: string;
  systemPassword: string;
  /** 32 bytes, base64: wraps each team's data key. */
  masterKey: string;
  /** 32 bytes, base64: signs the cookies of sessions, encrypts second factors. */
  authSecret: string;
  demoKey: string;
  demoPassword: string;
  /** Of the teams that `team add` made, by name. */
  teams?: Record<string, TeamSecrets>;
}

interface TeamSecrets {
  key: string;
  password: string;
}

const password = (): string => randomBytes(24).toString("base64url");

/** The shape the API gives its keys: prefix, random part, checksum. */
function apiKey(): string {
  const body = `slw_live_${randomBytes(24).toString("hex")}`;
  return `${body}_${crc32(body).toString(36).padStart(7, "0")}`;
}

export const readSecrets = (home: Home): LocalSecrets | undefined => readJsonFile<LocalSecrets>(home.secrets);

export function openSecrets(home: Home): LocalSecrets {
  const known = readSecrets(home);
  if (known?.authSecret) return known;
  const secrets: LocalSecrets = {
    adminPassword: password(),
    appPassword: password(),
    signinPassword: password(),
    systemPassword: password(),
    masterKey: randomBytes(32).toString("base64"),
    authSecret: randomBytes(32).toString("base64"),
    demoKey: apiKey(),
    demoPassword: password(),
    // A home of before keeps what it has and gets what it lacks.
    ...known,
  };
  writeJsonFile(home.secrets, secrets);
  return secrets;
}

/** The team's key and its owner's password, made once. */
export function openTeamSecrets(home: Home, team: string): TeamSecrets {
  const secrets = openSecrets(home);
  const made = secrets.teams?.[team] ?? { key: apiKey(), password: password() };
  writeJsonFile(home.secrets, { ...secrets, teams: { ...secrets.teams, [team]: made } });
  return made;
}
