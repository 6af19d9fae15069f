import type { BlueprintFile, Evaluation } from "@slipway/core/ports";
import { createSandboxPool, type SandboxPoolOptions } from "./pool.ts";

/** One evaluation without a pool to keep, for command lines: the same process, the same limits. */
export async function evaluateBlueprint(
  request: { files: BlueprintFile[]; entry: string; args: string[] },
  options: Omit<SandboxPoolOptions, "size" | "queueMax"> = {},
): Promise<Evaluation> {
  const pool = createSandboxPool({ ...options, size: 1, spare: false });
  try {
    return await pool.evaluate(request);
  } finally {
    await pool.close();
  }
}
