import { z } from "zod";
import { defineUsecase, differenceOf } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findProject } from "./find-project.ts";
import { refuseDefault } from "./refuse-default.ts";
import { project, projectName } from "./schemas.ts";

export const updateProject = defineUsecase({
  name: "projects.update",
  kind: "command",
  action: "projects.manage",
  rest: { method: "PATCH", path: "/projects/{project}", status: 200 },
  summary: "Renames a project.",
  input: z.strictObject({ project: idOrName, name: projectName }),
  output: project,
  async run({ tx }, { project: given, name }) {
    const known = await findProject(tx, given);
    refuseDefault(known);
    return { ...(await tx.projects.rename(known.id, name)), before: { name: known.name } };
  },
  audit: (_, { before, ...after }) => ({ target: `project/${after.id}`, detail: differenceOf(before, after) }),
});
