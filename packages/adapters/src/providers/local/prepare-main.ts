// Builds the image of local machines and, where the public registry is silent, the image mirror. Progress on stderr, the result on stdout.
import { isAppError } from "@slipway/core/errors";
import { prepareLocal } from "./prepare-local.ts";

const startedAt = performance.now();

function onProgress(line: string): void {
  process.stderr.write(`[${((performance.now() - startedAt) / 1_000).toFixed(1)} s] ${line}\n`);
}

try {
  const { host, mirror } = await prepareLocal(onProgress);
  process.stdout.write(`${JSON.stringify({ hostImage: host.tag, isolation: host.isolation, mirror })}\n`);
} catch (error) {
  const remedy = isAppError(error) && error.remedy ? `\n${error.remedy}` : "";
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${remedy}\n`);
  process.exitCode = 1;
}
