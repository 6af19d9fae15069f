import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { databaseTables } from "./database-tables.ts";
import type { AuditedHome } from "./read-home.ts";
import { readHistories } from "./read-workflows.ts";
import type { Witnesses } from "./witnesses.ts";

/** What must not be found, by a name that may be shown. */
export type Markers = Record<string, string>;

/** A text in which no marker may stand. */
interface Place {
  name: string;
  text: string;
}

/** What other witnesses have read anyway. */
export interface TextsSeen {
  apiAnswers: string[];
  machinesInspected: string;
  containersInspected: string[];
}

const SHORTEST = 8;

/** Looks for each marker, as it is and in base64, in API answers, `docker inspect` inside and out, logs, the database and Temporal's histories. */
export async function searchMarkers(home: AuditedHome, markers: Markers, seen: TextsSeen): Promise<Witnesses["markers"]> {
  const places: Place[] = [
    { name: "API answers", text: seen.apiAnswers.join("\n") },
    { name: "docker inspect of the machines", text: seen.machinesInspected },
    { name: "docker inspect on the machines", text: seen.containersInspected.join("\n") },
    ...logFiles(home.logs),
    ...(await databaseTables(home.adminUrl)),
    { name: "Temporal histories", text: (await readHistories(home.temporal)).join("\n") },
  ];
  const wanted = Object.entries(markers).filter(([, value]) => value.length >= SHORTEST);
  const found = wanted.flatMap(([name, value]) =>
    places.filter(({ text }) => spellings(value).some((one) => text.includes(one))).map((place) => `${name} stands in ${place.name}`),
  );
  return { searched: places.length, found };
}

/** Histories carry payloads in base64; the ends of an encoded text depend on what stands beside it, so the inner part is sought at each offset. */
function spellings(value: string): string[] {
  const encoded = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)])
      .toString("base64")
      .replace(/=+$/, "");
    return text.slice(offset === 0 ? 0 : 4, -2);
  });
  return [value, ...encoded, Buffer.from(value).toString("hex")];
}

function logFiles(folder: string): Place[] {
  return readdirSync(folder)
    .filter((name) => name.includes(".log"))
    .map((name) => ({ name: `logs/${name}`, text: readFileSync(path.join(folder, name), "utf8") }));
}
