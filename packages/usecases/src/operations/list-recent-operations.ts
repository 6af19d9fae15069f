import { operationStates } from "@slipway/core/lifecycle";
import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { operation } from "./schemas.ts";

const states = Object.keys(operationStates) as [keyof typeof operationStates, ...(keyof typeof operationStates)[]];

export const listRecentOperations = defineUsecase({
  name: "operations.recent",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/operations", status: 200 },
  summary: "Operations of all clusters that the asker sees, newest first.",
  input: z.strictObject({ state: z.enum(states).optional(), ...pageFields }),
  output: pageOf(operation),
  run: ({ tx }, query) => tx.operations.list(query),
});
