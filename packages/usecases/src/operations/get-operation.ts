import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findOperation } from "./find-operation.ts";
import { operationDetail } from "./schemas.ts";

export const getOperation = defineUsecase({
  name: "operations.get",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/operations/{operation}", status: 200 },
  summary: "An operation with its steps: when each began and ended, and why it failed.",
  input: z.strictObject({ operation: idOrName }),
  output: operationDetail,
  async run({ tx }, input) {
    const row = await findOperation(tx, input.operation);
    return { ...row, steps: await tx.operations.steps(row.id) };
  },
});
