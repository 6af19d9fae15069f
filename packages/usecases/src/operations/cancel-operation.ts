import { z } from "zod";
import { actorName, defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findOperation } from "./find-operation.ts";
import { accepted } from "./schemas.ts";

export const cancelOperation = defineUsecase({
  name: "operations.cancel",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/operations/{operation}/cancel", status: 202 },
  summary: "Asks an operation to end and to take back what it did.",
  input: z.strictObject({ operation: idOrName }),
  output: accepted,
  async run({ tx, actor, ports, afterCommit }, input) {
    const { id, clusterId } = await findOperation(tx, input.operation);
    const operation = await tx.operations.requestCancel(id, actorName(actor));
    afterCommit(() => ports.cancelOperation(id));
    afterCommit(() => ports.wake(actor.teamId, clusterId));
    return { operation, message: "Cancel requested." };
  },
  audit: (_, { operation }) => ({ target: `operation/${operation?.id}` }),
});
