import type { MachineModel } from "./model.ts";
import { optionReader } from "./option-reader.ts";
import { callerPlace } from "./place.ts";
import { recordFault } from "./record-fault.ts";
import { registry } from "./registry.ts";
import { replicateCount } from "./replicate-count.ts";

const MIB_PER_GIB = 1024;

/** What a blueprint may write → the provider's name in the spec. */
const providers: Record<string, string> = { local: "local", Vagrant: "local", fake: "fake" };
const ACCEPTED = "accepted values are local, Vagrant, and fake";

export interface MachineOptions {
  provider: string;
  region?: string;
  size?: string;
  /** Cores. */
  cpu?: number;
  /** GiB; give this or `memoryMib`. */
  ram?: number;
  memoryMib?: number;
  /** GiB. */
  diskSize?: number;
  preemptible?: boolean;
}

function readProvider(given: string | undefined, wasGiven: boolean): string {
  if (given === undefined) {
    if (!wasGiven) recordFault(`Machine must specify a provider (${ACCEPTED})`);
    return "local";
  }
  const provider = Object.hasOwn(providers, given) ? providers[given] : undefined;
  if (provider === undefined) recordFault(`"${given}" is not a valid provider (${ACCEPTED})`);
  return provider ?? "local";
}

/** The shape of machines to boot. What is not given is the provider's default. */
export class Machine implements MachineModel {
  provider: string;
  region: string | undefined;
  size: string | undefined;
  cpu: number | undefined;
  memoryMib: number | undefined;
  diskSize: number | undefined;
  preemptible: boolean | undefined;

  constructor(options: MachineOptions) {
    const read = optionReader("Machine constructor", options);
    this.provider = readProvider(read.string("provider"), read.value("provider") !== undefined);
    this.region = read.string("region");
    this.size = read.string("size");
    this.cpu = read.number("cpu");
    const ramGib = read.number("ram");
    this.memoryMib = read.number("memoryMib");
    if (ramGib !== undefined && this.memoryMib !== undefined) recordFault("a Machine has either ram (GiB) or memoryMib, not both");
    if (ramGib !== undefined) this.ram = ramGib;
    this.diskSize = read.number("diskSize");
    this.preemptible = read.boolean("preemptible");
    read.end();
    registry.places.set(this, callerPlace());
  }

  /** GiB. */
  get ram(): number | undefined {
    return this.memoryMib === undefined ? undefined : this.memoryMib / MIB_PER_GIB;
  }

  set ram(gib: number) {
    this.memoryMib = Math.round(gib * MIB_PER_GIB);
  }

  clone(): Machine {
    const copy: Machine = Object.assign(Object.create(Machine.prototype), this);
    registry.places.set(copy, callerPlace());
    return copy;
  }

  replicate(count: number): Machine[] {
    return Array.from({ length: replicateCount(count) }, () => this.clone());
  }
}
