import { signIn } from "@slipway/db/system";
import { z } from "zod";
import { hashSessionToken } from "../credentials/session-token.ts";
import { defineUsecase } from "../define/index.ts";

export const deleteSession = defineUsecase({
  name: "sessions.delete",
  kind: "command",
  action: "read",
  rest: { method: "DELETE", path: "/sessions/current", status: 204 },
  summary: "Signs out. With an API key there is no session, and nothing happens.",
  input: z.strictObject({}),
  output: z.null(),
  run: async () => null,
  async deliver({ database, sessionToken }) {
    if (sessionToken) await signIn(database).closeSession(hashSessionToken(sessionToken));
    return null;
  },
  audit: () => ({ target: "session/current" }),
});
