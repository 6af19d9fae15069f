import { expect, test } from "vitest";
import { providerFiles } from "./provider-files.ts";
import { usecaseFiles } from "./usecase-files.ts";
import { workflowFiles } from "./workflow-files.ts";

test("a use case lands beside its entity's, under its own name", () => {
  const { files } = usecaseFiles("clusters/pause-cluster");
  const [[path, content] = ["", ""]] = Object.entries(files);
  expect(path).toBe("packages/usecases/src/clusters/pause-cluster.ts");
  expect(content).toContain("export const pauseCluster = defineUsecase({");
  expect(content).toContain('name: "clusters.pause"');
});

test("a provider comes with its contract test", () => {
  expect(Object.keys(providerFiles("open-stack").files)).toEqual([
    "packages/adapters/src/providers/open-stack/open-stack-provider.ts",
    "packages/adapters/src/providers/open-stack/open-stack-provider.int.test.ts",
  ]);
});

test("a workflow is named after its file", () => {
  expect(Object.values(workflowFiles("reap-cluster").files)[0]).toContain("export async function reapClusterWorkflow(");
});
