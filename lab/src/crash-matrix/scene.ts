import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Decoy, installMarkers, placeDecoys, removeDecoys, violations } from "../auditor/index.ts";
import { type ClusterHandle, openTestbed, type Testbed } from "../testbed/index.ts";
import { blueprint, SECRET_NAME } from "./blueprint.ts";
import { type CrashSwitch, crashSwitch } from "./crash-switch.ts";
import { countMachines, type MachineCount } from "./machine-count.ts";

const TIME_DIVISOR = 10;

/** A control plane of its own with everything that watches it. */
export interface Scene {
  bed: Testbed;
  machines: MachineCount;
  crash: CrashSwitch;
  blueprintVersionId: string;
  newCluster(name: string): Promise<ClusterHandle>;
  /** What the auditor finds wrong; `thorough` searches for secrets as well. */
  audited(options?: { thorough: boolean }): Promise<string[]>;
  close(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const folder = mkdtempSync(path.join(tmpdir(), "slipway-crash-"));
  const crash = crashSwitch(folder);
  const bed = await openTestbed({ timeDivisor: TIME_DIVISOR, environment: crash.environment });
  const machines = countMachines(bed.control.installId);
  let decoys: Decoy[] = [];
  const secret = `marker-${randomBytes(12).toString("hex")}`;

  async function close(): Promise<void> {
    machines.close();
    await Promise.all([removeDecoys(decoys), bed.close()]);
    rmSync(folder, { recursive: true, force: true });
  }

  function audited({ thorough } = { thorough: false }): Promise<string[]> {
    const home = bed.control.home.path;
    return violations(home, { decoys, ...(thorough ? { markers: { ...installMarkers(home), "the task's secret": secret } } : {}) });
  }

  try {
    decoys = await placeDecoys(bed.control.installId, hostImage(bed));
    await bed.api.send("PUT", `/secrets/${SECRET_NAME}`, { value: secret });
    const blueprintVersionId = await bed.saveBlueprint("crash-matrix", blueprint);
    return { bed, machines, crash, blueprintVersionId, newCluster: (name) => bed.createCluster(name), audited, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function hostImage(bed: Testbed): string {
  const state = JSON.parse(readFileSync(bed.control.home.state, "utf8")) as { images?: { hostImage: string } };
  if (!state.images) throw new Error("the control plane has no host image");
  return state.images.hostImage;
}
