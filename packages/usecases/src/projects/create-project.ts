import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { project, projectName } from "./schemas.ts";

export const createProject = defineUsecase({
  name: "projects.create",
  kind: "command",
  action: "projects.manage",
  rest: { method: "POST", path: "/projects", status: 201 },
  summary: "Makes a project: clusters and blueprints lie in one, and keys can be narrowed to it.",
  input: z.strictObject({ name: projectName }),
  output: project,
  run: ({ tx }, { name }) => tx.projects.create(name),
  audit: ({ name }, { id }) => ({ target: `project/${id}`, detail: { name } }),
});
