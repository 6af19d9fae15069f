import { setTimeout as sleep } from "node:timers/promises";
import { checkDecoys, type Decoy } from "./decoys.ts";
import { checkInvariants } from "./invariants.ts";
import { apiReader, readApi } from "./read-api.ts";
import { type AuditedHome, readHome } from "./read-home.ts";
import { readHosts } from "./read-hosts.ts";
import { readProvider } from "./read-provider.ts";
import { readWorkflows } from "./read-workflows.ts";
import { type Markers, searchMarkers } from "./search-markers.ts";
import type { Finding, Witnesses } from "./witnesses.ts";

export interface AuditOptions {
  decoys?: readonly Decoy[];
  /** Left out: nothing is searched, which is quicker. */
  markers?: Markers;
}

/** Witnesses are heard one after the other while the cluster lives on: only what is still so a little later is a violation. */
const LOOKS = 4;
const BETWEEN_LOOKS_MS = 1_500;

/** Hears every witness of the control plane at `home` and checks every invariant. Reads only. */
export async function audit(home: string, options: AuditOptions = {}): Promise<Finding[]> {
  const place = readHome(home);
  for (let look = 1; ; look += 1) {
    const findings = checkInvariants(await hearWitnesses(place, options));
    if (look === LOOKS || findings.every((one) => one.verdict !== "violated")) return findings;
    await sleep(BETWEEN_LOOKS_MS);
  }
}

/** What is wrong, in words; for tests, after every fault. */
export async function violations(home: string, options: AuditOptions = {}): Promise<string[]> {
  const findings = await audit(home, options);
  return findings.flatMap(({ id, title, verdict, details }) =>
    verdict === "violated" ? details.map((detail) => `${id} ${title}: ${detail}`) : [],
  );
}

async function hearWitnesses(home: AuditedHome, { decoys = [], markers }: AuditOptions): Promise<Witnesses> {
  const api = apiReader(home);
  const { sshPorts, inspected, ...provider } = await readProvider(home.installId);
  const [answers, { hosts, inspected: containersInspected }, workflows] = await Promise.all([
    readApi(api),
    readHosts(sshPorts, home.auditorKey),
    readWorkflows(home.temporal),
  ]);
  const texts = { apiAnswers: api.answers, machinesInspected: inspected, containersInspected };
  return {
    at: Date.now(),
    provider,
    hosts,
    api: answers,
    workflows,
    decoys: await checkDecoys(decoys),
    markers: markers ? await searchMarkers(home, markers, texts) : { searched: 0, found: [] },
  };
}

/** The install's own secrets: made by it, for its own use, and nowhere else to be seen. */
export const installMarkers = (home: string): Markers => {
  const { secrets, auditorKey } = readHome(home);
  return { ...secrets, auditorKey: auditorKey.split("\n")[2] ?? "" };
};
