import { camelCase, type NewFiles } from "./new-files.ts";

/** A command on one entity, like `clusters/delete-cluster`. */
export function usecaseFiles(name: string): NewFiles {
  const [entity = "", file] = name.split("/");
  if (!file) throw new Error("a use case is named <entity>/<verb-noun>, for example clusters/pause-cluster");
  const [verb = ""] = file.split("-");
  const path = `packages/usecases/src/${entity}/${file}.ts`;
  return {
    files: { [path]: usecase(entity, verb, camelCase(file)) },
    next: [
      "say in `run` what it does, and in `output` (the entity's schemas.ts) what it answers",
      "list it in packages/usecases/src/registry.ts: REST, tRPC and OpenAPI follow",
      "give the operation matrix a sample input: the build fails until it has one",
    ],
  };
}

const usecase = (entity: string, verb: string, name: string): string => `import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";

export const ${name} = defineUsecase({
  name: "${entity}.${verb}",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/${entity}/{id}/${verb}", status: 204 },
  summary: "One sentence for the API's reference.",
  input: z.strictObject({ id: idOrName }),
  output: z.null(),
  async run(_ctx, _input) {
    return null;
  },
  audit: ({ id }) => ({ target: \`${entity}/\${id}\` }),
});
`;
