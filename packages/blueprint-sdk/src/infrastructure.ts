import { listOf } from "./list-of.ts";
import { Machine } from "./machine.ts";
import type { InfrastructureModel } from "./model.ts";
import { optionReader } from "./option-reader.ts";
import { callerPlace } from "./place.ts";
import { recordFault } from "./record-fault.ts";
import { registry } from "./registry.ts";

export interface InfrastructureOptions {
  masters: Machine | Machine[];
  workers: Machine | Machine[];
  namespace?: string;
}

function readMachines(key: "masters" | "workers", given: unknown): Machine[] {
  const machines = listOf(given, { field: `Infrastructure.${key}`, itemName: "Machine", holds: (item) => item instanceof Machine });
  const nothingGiven = given === undefined || (Array.isArray(given) && given.length === 0);
  if (nothingGiven) recordFault(`${key} must include 1 or more Machines to use as Slipway ${key}.`);
  return machines;
}

function checkSameHome(machines: Machine[]): void {
  const homes = [...new Set(machines.map((machine) => `'${machine.provider}' in region '${machine.region ?? ""}'`))];
  if (homes.length > 1) recordFault(`All machines must have the same provider and region. Found providers ${homes.join(" and ")}.`);
}

function checkNamespace(namespace: string | undefined): void {
  if (namespace !== undefined && namespace !== namespace.toLowerCase()) {
    recordFault(`namespace "${namespace}" contains uppercase letters. Namespaces must be lowercase.`);
  }
}

/** The machines of the cluster: masters run Slipway's own work, workers the containers. */
export class Infrastructure implements InfrastructureModel {
  masters: Machine[];
  workers: Machine[];
  namespace: string | undefined;

  constructor(options: InfrastructureOptions) {
    const read = optionReader("Infrastructure constructor", options);
    this.masters = readMachines("masters", read.value("masters"));
    this.workers = readMachines("workers", read.value("workers"));
    this.namespace = read.string("namespace");
    read.end();
    checkSameHome([...this.masters, ...this.workers]);
    checkNamespace(this.namespace);
    const first = registry.infrastructures[0];
    if (first) {
      const place = registry.places.get(first);
      recordFault(`a blueprint has one Infrastructure; the first is at ${place ? `${place.file}:${place.line}` : "another place"}`);
    }
    registry.infrastructures.push(this);
    registry.places.set(this, callerPlace());
  }
}
