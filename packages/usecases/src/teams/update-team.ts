import { defineUsecase, differenceOf } from "../define/index.ts";
import { teamChange, teamSummary } from "./schemas.ts";

export const updateTeam = defineUsecase({
  name: "teams.update",
  kind: "command",
  action: "team.manage",
  rest: { method: "PATCH", path: "/team", status: 200 },
  summary: "Renames the team. Its slug, which addresses hold, stays.",
  input: teamChange,
  output: teamSummary,
  async run({ tx }, { name }) {
    const before = await tx.team.get();
    return { ...(await tx.team.rename(name)), before: { name: before.name } };
  },
  audit: (_, { before, ...after }) => ({ target: `team/${after.id}`, detail: differenceOf(before, after) }),
});
