import type { Testbed } from "../testbed/index.ts";
import { waitUntil } from "../testbed/index.ts";
import { askTwice } from "./ask-twice.ts";

export interface LoadReport {
  cluster: string;
  operations: number;
  /** Of the event stream, as its reader saw it. */
  events: number;
  /** One line for everything that went wrong. */
  faults: string[];
}

const OPERATION_MS = 180_000;
const CATCH_UP_MS = 60_000;

const blueprint = `const { Machine, Infrastructure, Container } = require('slipway');
const machine = new Machine({ provider: 'local', cpu: 1, memoryMib: 512 });
const infrastructure = new Infrastructure({ masters: machine, workers: machine });
new Container({ name: 'web', image: 'busybox', command: ['sleep', 'infinity'] }).deploy(infrastructure);
`;

/** A cluster of real machines, which outlive the worker that made them, started, scaled up and down until told to end, and stopped; its events are followed as a page does. */
export async function loadCluster(bed: Testbed, name: string, isOver: () => boolean): Promise<LoadReport> {
  const report: LoadReport = { cluster: name, operations: 0, events: 0, faults: [] };
  const asker = { url: bed.control.url, key: bed.control.apiKey };
  const cluster = await bed.createCluster(name);
  const reader = cluster.follow();

  async function change(verb: string, body: object): Promise<void> {
    const id = await askTwice(asker, `/clusters/${cluster.id}/${verb}`, body);
    report.operations += 1;
    const { state, failure } = await cluster.ended(id, OPERATION_MS);
    if (state !== "succeeded") report.faults.push(`${name}: ${verb} ${state}: ${JSON.stringify(failure)}`);
  }

  try {
    await change("start", { blueprintVersionId: await bed.saveBlueprint(name, blueprint) });
    for (let round = 0; !isOver(); round += 1) await change("scale", { service: "web", count: 2 + (round % 5) });
    await change("stop", {});
    const told = await cluster.events();
    await waitUntil(`${name}: the reader has all events`, async () => reader.events.length >= told.length, { timeoutMs: CATCH_UP_MS });
  } catch (error) {
    report.faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  await reader.stop();
  report.events = reader.events.length;
  const gap = reader.events.findIndex(({ sequence }, at) => sequence !== at + 1);
  if (gap >= 0) report.faults.push(`${name}: the reader's event ${gap + 1} is number ${reader.events[gap]?.sequence}`);
  return report;
}
