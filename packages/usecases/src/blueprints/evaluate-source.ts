import type { ClusterSpec } from "@slipway/core/blueprint";
import { AppError, type Fault } from "@slipway/core/errors";
import type { BlueprintFile, Evaluation, Sandbox } from "@slipway/core/ports";

export interface BlueprintSource {
  files: BlueprintFile[];
  entry?: string;
  args: string[];
}

/** The entry first, the rest in its order: that is how versions keep which file is run. */
export function orderedFiles({ files, entry }: BlueprintSource): BlueprintFile[] {
  const paths = files.map((file) => file.path);
  const twice = paths.flatMap((path, at) =>
    paths.indexOf(path) === at ? [] : [{ path: `/files/${at}/path`, message: `${path} is given twice.` }],
  );
  const missing = entry !== undefined && !paths.includes(entry) ? [{ path: "/entry", message: `There is no file ${entry}.` }] : [];
  if (twice.length + missing.length > 0) throw new AppError("INVALID_INPUT", "The request has faults.", { faults: [...twice, ...missing] });
  return [...files].sort((a, b) => Number(b.path === entry) - Number(a.path === entry));
}

/** Runs the program outside this process. */
export async function evaluateSource(sandbox: Sandbox, source: BlueprintSource): Promise<Evaluation> {
  const files = orderedFiles(source);
  return sandbox.evaluate({ files, entry: files[0]?.path ?? "", args: source.args });
}

/** INVALID_INPUT with every fault of the program. */
export async function compileSource(sandbox: Sandbox, source: BlueprintSource): Promise<{ spec: ClusterSpec; warnings: Fault[] }> {
  const evaluation = await evaluateSource(sandbox, source);
  if (evaluation.ok) return evaluation;
  throw new AppError("INVALID_INPUT", "The blueprint has faults.", { faults: evaluation.faults });
}
