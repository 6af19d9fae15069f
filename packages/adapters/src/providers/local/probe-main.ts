// Says what the local provider finds on this computer, as one JSON line: for `./slipway doctor`.
import { probeLocal } from "./probe-local.ts";

const probe = await probeLocal();
process.stdout.write(`${JSON.stringify(probe)}\n`);
process.exitCode = probe.engine && probe.trials.some(({ refusal }) => refusal === null) ? 0 : 1;
