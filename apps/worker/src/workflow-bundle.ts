import path from "node:path";
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from "@temporalio/worker";

/** Fails when anything that workflows reach touches Node: this is what keeps core pure. */
export function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: path.join(import.meta.dirname, "workflows/index.ts"),
    workflowInterceptorModules: [path.join(import.meta.dirname, "workflows/trace-interceptors.ts")],
    logger: quiet,
  });
}

const silent = () => undefined;
const quiet = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };
