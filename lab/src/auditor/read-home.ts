import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** What the auditor needs of a local control plane, read from its files. */
export interface AuditedHome {
  installId: string;
  apiUrl: string;
  apiKey: string;
  adminUrl: string;
  temporal: { binary: string; address: string };
  auditorKey: string;
  logs: string;
  /** Every secret the install made for itself, by name: none may appear anywhere else. */
  secrets: Record<string, string>;
}

interface StateFile {
  installId: string;
  ports: { postgres: number; temporal: number; web: number };
  temporalBinary: string;
}

export function readHome(home: string): AuditedHome {
  if (!existsSync(path.join(home, "state.json"))) throw new Error(`There is no control plane in ${home}: ./slipway up makes one.`);
  const read = (name: string): string => readFileSync(path.join(home, name), "utf8");
  const state = JSON.parse(read("state.json")) as StateFile;
  const secrets = JSON.parse(read("secrets.json")) as Record<string, string>;
  return {
    installId: state.installId,
    apiUrl: `http://127.0.0.1:${state.ports.web}`,
    apiKey: secrets["demoKey"] ?? "",
    adminUrl: `postgresql://postgres:${secrets["adminPassword"]}@127.0.0.1:${state.ports.postgres}/slipway`,
    temporal: { binary: state.temporalBinary, address: `127.0.0.1:${state.ports.temporal}` },
    auditorKey: read("auditor_ed25519"),
    logs: path.join(home, "logs"),
    secrets,
  };
}
