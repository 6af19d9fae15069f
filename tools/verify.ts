import { generateDatabaseClient } from "../apps/cli/src/local/database.ts";
import { runParts } from "./run-parts.ts";
import { verifyParts } from "./test-parts.ts";

/** The one-minute check: no service is needed and none is started. */
await generateDatabaseClient();
process.exitCode = (await runParts(verifyParts, { concurrency: 2, reports: ".slipway/reports" })) ? 0 : 1;
