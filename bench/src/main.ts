import { parseArgs } from "node:util";
import { apiBench } from "./api/api-bench.ts";
import { orchestrateBench } from "./orchestrate/orchestrate-bench.ts";
import { sshBench } from "./ssh/ssh-bench.ts";
import { startBench } from "./start/start-bench.ts";

const benches = { start: startBench, ssh: sshBench, orchestrate: orchestrateBench, api: apiBench };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: "string", short: "o", default: "text" }, rounds: { type: "string", default: "5" } },
});
const [name = ""] = positionals;
const note = (line: string): void => void process.stderr.write(`${line}\n`);

if (!Object.hasOwn(benches, name)) {
  note(`usage: ./slipway bench ${Object.keys(benches).join(" | ")} [--rounds 5] [-o json]`);
  process.exit(1);
}
const result = await benches[name as keyof typeof benches]({ rounds: Number(values.rounds), note });
if (values.output === "json") process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  for (const [figure, value] of Object.entries(result.figures)) process.stdout.write(`${figure.padEnd(20)} ${value}\n`);
  for (const [bar, { value, limit, ok }] of Object.entries(result.bars))
    process.stdout.write(`${ok ? "ok  " : "FAIL"} ${bar} ${value.toFixed(3)} (limit ${limit})\n`);
}
process.exitCode = Object.values(result.bars).every((bar) => bar.ok) ? 0 : 1;
