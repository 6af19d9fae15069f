import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findProject } from "./find-project.ts";
import { refuseDefault } from "./refuse-default.ts";

export const deleteProject = defineUsecase({
  name: "projects.delete",
  kind: "command",
  action: "projects.manage",
  rest: { method: "DELETE", path: "/projects/{project}", status: 204 },
  summary: "Deletes an empty project. Keys narrowed to it see nothing any more.",
  input: z.strictObject({ project: idOrName }),
  output: z.null(),
  async run({ tx }, input) {
    const known = await findProject(tx, input.project);
    refuseDefault(known);
    await tx.projects.remove(known.id);
    return null;
  },
  audit: ({ project }) => ({ target: `project/${project}` }),
});
