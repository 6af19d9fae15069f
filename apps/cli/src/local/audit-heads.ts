import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { slipwayHome } from "./home.ts";
import { readJsonFile, writeJsonFile } from "./json-file.ts";

export interface SeenHead {
  sequence: number;
  hash: string;
  publicKey: string;
}

/** The last end of each team's audit log that was found whole here, and the key that had sealed it. */
export function auditHeads(): { get(teamId: string): SeenHead | undefined; set(teamId: string, head: SeenHead): void } {
  const file = join(slipwayHome().path, "audit-heads.json");
  const heads = readJsonFile<Record<string, SeenHead>>(file) ?? {};
  return {
    get: (teamId) => heads[teamId],
    set(teamId, head) {
      mkdirSync(dirname(file), { recursive: true });
      writeJsonFile(file, { ...heads, [teamId]: head });
    },
  };
}
