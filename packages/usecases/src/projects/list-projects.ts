import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { project } from "./schemas.ts";

export const listProjects = defineUsecase({
  name: "projects.list",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/projects", status: 200 },
  summary: "The team's projects, newest first.",
  input: z.strictObject(pageFields),
  output: pageOf(project),
  run: ({ tx }, page) => tx.projects.list(page),
});
