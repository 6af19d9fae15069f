import { signIn } from "@slipway/db/system";
import { z } from "zod";
import { defineAccountUsecase } from "../define/index.ts";
import { me } from "./schemas.ts";

export const getMe = defineAccountUsecase({
  name: "me.get",
  kind: "account",
  rest: { method: "GET", path: "/me", status: 200 },
  summary: "The person who is signed in, and the teams to choose from. Not for API keys: they have one team.",
  input: z.strictObject({}),
  output: me,
  async run({ account, database }) {
    const memberships = await signIn(database).memberships(account.userId);
    const { userId, ...person } = account;
    return { user: { id: userId, ...person }, teams: memberships.map(({ teamId, ...team }) => ({ id: teamId, ...team })) };
  },
});
