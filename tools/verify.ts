import { asksForJson } from "../apps/cli/src/asks-for-json.ts";
import { generateDatabaseClient } from "../apps/cli/src/local/database.ts";
import { reportFailure } from "../apps/cli/src/report-failure.ts";
import { partRequest } from "./part-request.ts";
import { runParts } from "./run-parts.ts";
import { verifyParts } from "./test-parts.ts";

/** The one-minute check: no service is needed and none is started. `verify [PART…] [-o json]`. */
const argv = process.argv.slice(2);
try {
  const { parts, json } = partRequest(argv, verifyParts);
  await generateDatabaseClient();
  process.exitCode = (await runParts(parts, { concurrency: 2, reports: ".slipway/reports", json })) ? 0 : 1;
} catch (error) {
  reportFailure(error, asksForJson(argv));
}
