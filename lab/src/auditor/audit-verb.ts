import path from "node:path";
import { parseArgs } from "node:util";
import { slipwayHome } from "../../../apps/cli/src/local/home.ts";
import { audit, installMarkers } from "./audit.ts";
import { printReport } from "./report.ts";

const usage = `lab audit [--home DIR] [--marker TEXT]...
  Checks every invariant of the control plane in DIR (default: this checkout's). Each TEXT, and each of the install's own
  secrets, must stand in no answer, log, table, history or container.`;

/** `./slipway lab audit`. */
export async function auditVerb(args: string[]): Promise<{ passed: number; failed: number }> {
  const { values } = parseArgs({
    args,
    options: { home: { type: "string" }, marker: { type: "string", multiple: true, default: [] }, help: { type: "boolean" } },
  });
  if (values.help) throw new Error(usage);
  const home = values.home ? path.resolve(values.home) : slipwayHome().path;
  const given = Object.fromEntries(values.marker.map((text, i) => [`marker ${i + 1}`, text]));
  const findings = await audit(home, { markers: { ...installMarkers(home), ...given } });
  return printReport(findings, (line) => void process.stdout.write(`${line}\n`));
}
