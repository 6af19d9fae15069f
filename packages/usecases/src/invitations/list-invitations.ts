import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { presentInvitation } from "./present-invitation.ts";
import { invitation } from "./schemas.ts";

export const listInvitations = defineUsecase({
  name: "invitations.list",
  kind: "query",
  action: "members.manage",
  rest: { method: "GET", path: "/invitations", status: 200 },
  summary: "The team's invitations, newest first, with those that are over.",
  input: z.strictObject(pageFields),
  output: pageOf(invitation),
  async run({ tx, ports }, page) {
    const { items, nextCursor } = await tx.invitations.list(page);
    return { items: items.map((row) => presentInvitation(row, ports.clock.now())), nextCursor };
  },
});
