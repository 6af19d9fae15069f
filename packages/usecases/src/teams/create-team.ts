import { DEFAULT_PROJECT } from "@slipway/db";
import { defineAccountUsecase } from "../define/index.ts";
import { newTeam, teamSummary } from "./schemas.ts";

export const createTeam = defineAccountUsecase({
  name: "teams.create",
  kind: "account",
  rest: { method: "POST", path: "/teams", status: 201 },
  summary: "Makes a team with a project `default`; who asks becomes its owner.",
  input: newTeam,
  output: teamSummary,
  run: ({ account, database, requestId, address }, { slug, name }) =>
    // A team is made from inside: its id is chosen first, and everything of it is in one transaction.
    database.forNewTeam().transaction(async (tx) => {
      const team = await tx.team.create({ slug, name });
      await tx.members.add(account.userId, "owner");
      await tx.projects.create(DEFAULT_PROJECT);
      const target = `team/${team.id}`;
      const fact = { action: "teams.create", outcome: "done", target, detail: { slug, name } };
      await tx.audit.append({ ...fact, actor: `user/${account.userId}`, requestId, address });
      return team;
    }),
});
