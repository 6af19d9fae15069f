import { camelCase, type NewFiles } from "./new-files.ts";

/** A workflow, like `workflows/cluster-workflow`. */
export function workflowFiles(name: string): NewFiles {
  const workflow = `${camelCase(name)}Workflow`;
  const folder = "apps/worker/src/workflows";
  return {
    files: { [`${folder}/${name}-workflow.ts`]: source(name, workflow) },
    next: [
      `export ${workflow} from ${folder}/index.ts`,
      "put its name, input and result into packages/core/src/contracts/workflows.ts: the API and the worker agree there",
      "store a history of a finished run beside the others, so that replay guards it",
    ],
  };
}

const source = (
  name: string,
  workflow: string,
): string => `import type { ${workflow[0]?.toUpperCase()}${workflow.slice(1)}Input } from "@slipway/core/contracts";

/** What ${name} does, in one sentence. Deterministic: only core and @temporalio/workflow may be imported. */
export async function ${workflow}(input: ${workflow[0]?.toUpperCase()}${workflow.slice(1)}Input): Promise<void> {
  void input;
}
`;
