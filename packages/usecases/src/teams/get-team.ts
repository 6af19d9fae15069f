import { z } from "zod";
import { actorName, defineUsecase } from "../define/index.ts";
import { team } from "./schemas.ts";

export const getTeam = defineUsecase({
  name: "teams.get",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/team", status: 200 },
  summary: "The asker's team, and who is asking.",
  input: z.strictObject({}),
  output: team,
  run: async ({ tx, actor }) => ({ ...(await tx.team.get()), role: actor.role, actor: actorName(actor) }),
});
