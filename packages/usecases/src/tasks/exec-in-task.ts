import { AppError } from "@slipway/core/errors";
import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineUsecase } from "../define/index.ts";
import { findMachine } from "../machines/find-machine.ts";
import { commandFields, commandResult } from "../machines/schemas.ts";
import { idOrName } from "../paging/schemas.ts";
import { findTask } from "./find-task.ts";

export const execInTask = defineUsecase({
  name: "tasks.exec",
  kind: "command",
  action: "exec",
  rest: { method: "POST", path: "/clusters/{cluster}/tasks/{task}/exec", status: 200 },
  summary: "Runs a command in a task's container. Audited before it runs.",
  input: z.strictObject({ cluster: idOrName, task: idOrName, ...commandFields }),
  output: commandResult,
  confidential: true,
  async run({ tx }, input) {
    const cluster = await findCluster(tx, input.cluster);
    const task = await findTask(tx, cluster, input.task);
    if (!task.machineId) throw new AppError("CONFLICT", `Task ${task.name} is on no machine yet.`, { remedy: "Wait until it runs." });
    return { task, machine: await findMachine(tx, cluster, task.machineId) };
  },
  deliver: ({ ports, actor }, { argv, stdin, timeoutMs }, { task, machine }) =>
    ports.hosts.execInTask(actor.teamId, machine, { taskId: task.id, argv, stdin, timeoutMs }),
  audit: ({ argv }, { task }) => ({ target: `task/${task.id}`, detail: { clusterId: task.clusterId, program: argv[0] } }),
});
