import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { member } from "./schemas.ts";

export const listMembers = defineUsecase({
  name: "members.list",
  kind: "query",
  action: "read",
  wholeTeam: true,
  rest: { method: "GET", path: "/members", status: 200 },
  summary: "The team's people.",
  input: z.strictObject(pageFields),
  output: pageOf(member),
  run: ({ tx }, page) => tx.members.list(page),
});
