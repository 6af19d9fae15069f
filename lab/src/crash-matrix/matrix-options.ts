import path from "node:path";
import { parseArgs } from "node:util";

export interface MatrixOptions {
  /** How many cases; left out: all. */
  sample?: number;
  seed: string;
  /** Every `of`th case, from the `index`th (1 …). */
  shard: { index: number; of: number };
  /** File of results to go on from and to add to. */
  resume?: string;
  /** Only cases whose id contains it. */
  only: string;
}

const usage = `lab crash-matrix [--sample N] [--seed S] [--shard I/N] [--resume FILE] [--only TEXT]
  Kills the worker (-9) on either side of every call to provider, machine and database that a fault-free start, heal and
  stop make, each in a run of those three. --only "heal provider." takes the cases whose id contains the text.`;

export function matrixOptions(args: string[]): MatrixOptions {
  const { values } = parseArgs({
    args,
    options: {
      sample: { type: "string" },
      seed: { type: "string", default: "1" },
      shard: { type: "string", default: "1/1" },
      resume: { type: "string" },
      only: { type: "string", default: "" },
      help: { type: "boolean" },
    },
  });
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(values.shard) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  const sample = values.sample === undefined ? undefined : Number(values.sample);
  if (values.help || !(shard.index >= 1 && shard.index <= shard.of) || !(sample === undefined || (Number.isInteger(sample) && sample > 0)))
    throw new Error(usage);
  return { sample, seed: values.seed, shard, only: values.only, resume: values.resume && path.resolve(values.resume) };
}
