import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { openTestbed } from "../testbed/index.ts";
import { ensureSchemathesis } from "./ensure-schemathesis.ts";
import { type Asked, runSchemathesis } from "./run-schemathesis.ts";

const usage = `lab schemathesis [--cases 5000] [--seed 1]
  Schemathesis asks an install of its own, by the API's document: examples, every bound, random requests, and chains of them.
  Seed after seed until there were so many cases.`;

/** Of each operation in one round. */
const EXAMPLES = 20;
const MAX_ROUNDS = 10;

function readOptions(args: string[]): { cases: number; seed: number } {
  const options = { cases: { type: "string", default: "5000" }, seed: { type: "string", default: "1" } } as const;
  const { values } = parseArgs({ args, options });
  const [cases, seed] = [Number(values.cases), Number(values.seed)];
  if (!(Number.isInteger(cases) && cases > 0 && Number.isInteger(seed))) throw new Error(usage);
  return { cases, seed };
}

/** `./slipway lab schemathesis`. */
export async function schemathesisVerb(args: string[]): Promise<{ passed: number; failed: number }> {
  const { cases, seed } = readOptions(args);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const program = await ensureSchemathesis(path.join(import.meta.dirname, "../../../.slipway/toolchain/schemathesis"), say);
  const environment = { SLIPWAY_RATE_LIMIT: "off", SLIPWAY_ADDRESS_RATE_LIMIT: "off" };
  const bed = await openTestbed({ providers: ["fake"], environment });
  const folder = mkdtempSync(path.join(tmpdir(), "slipway-schemathesis-"));
  try {
    const asked = { program, folder, url: bed.control.url, key: bed.control.apiKey, examples: EXAMPLES };
    const totals = await rounds(asked, { cases, seed }, say);
    // With a key that works no longer all of them were refused alike.
    await bed.api.list("/clusters");
    return totals;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await bed.close();
  }
}

async function rounds(
  asked: Omit<Asked, "seed">,
  { cases, seed: firstSeed }: { cases: number; seed: number },
  say: (line: string) => void,
): Promise<{ passed: number; failed: number }> {
  let [tried, failed] = [0, 0];
  for (let round = 0; tried < cases && round < MAX_ROUNDS; round += 1) {
    const seed = firstSeed + round;
    const report = await runSchemathesis({ ...asked, seed }, say);
    const faults = report.errors.length + report.failures.reduce((sum, { count }) => sum + count, 0);
    say(`seed ${seed}: ${report.cases} cases, ${faults} faults`);
    tried += report.cases;
    failed += faults;
  }
  if (tried < cases) throw new Error(`Only ${tried} cases in ${MAX_ROUNDS} rounds.`);
  return { passed: tried - failed, failed };
}
