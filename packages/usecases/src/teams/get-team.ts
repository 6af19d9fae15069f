import { z } from "zod";
import { actorName, defineUsecase } from "../define/index.ts";
import { team } from "./schemas.ts";

export const getTeam = defineUsecase({
  name: "teams.get",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/team", status: 200 },
  summary: "The asker's team, who is asking, and what the asker may do.",
  input: z.strictObject({}),
  output: team,
  async run({ tx, actor }) {
    const { role, actions, reach } = actor;
    const narrowed = reach === "team" ? null : { clusterIds: [...reach.clusterIds], projectIds: [...reach.projectIds] };
    return { ...(await tx.team.get()), role, actions: [...actions], reach: narrowed, actor: actorName(actor) };
  },
});
