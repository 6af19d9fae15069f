import { auditVerb } from "./auditor/audit-verb.ts";
import { crashMatrixVerb } from "./crash-matrix/crash-matrix-verb.ts";
import { processKillsVerb } from "./process-kills/process-kills-verb.ts";
import { schemathesisVerb } from "./schemathesis/schemathesis-verb.ts";

const verbs = { audit: auditVerb, "crash-matrix": crashMatrixVerb, "process-kills": processKillsVerb, schemathesis: schemathesisVerb };
const [name = "", ...rest] = process.argv.slice(2);

if (!Object.hasOwn(verbs, name)) {
  process.stderr.write(`usage: ./slipway lab ${Object.keys(verbs).join(" | ")}\n`);
  process.exit(1);
}
try {
  const { passed, failed } = await verbs[name as keyof typeof verbs](rest);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
