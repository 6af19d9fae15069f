import { defineUsecase } from "../define/index.ts";
import { teamChange, teamSummary } from "./schemas.ts";

export const updateTeam = defineUsecase({
  name: "teams.update",
  kind: "command",
  action: "team.manage",
  rest: { method: "PATCH", path: "/team", status: 200 },
  summary: "Renames the team. Its slug, which addresses hold, stays.",
  input: teamChange,
  output: teamSummary,
  run: ({ tx }, { name }) => tx.team.rename(name),
  audit: ({ name }, { id }) => ({ target: `team/${id}`, detail: { name } }),
});
