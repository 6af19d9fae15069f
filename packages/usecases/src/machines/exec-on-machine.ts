import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findMachine } from "./find-machine.ts";
import { commandFields, commandResult } from "./schemas.ts";

export const execOnMachine = defineUsecase({
  name: "machines.exec",
  kind: "command",
  action: "exec",
  rest: { method: "POST", path: "/clusters/{cluster}/machines/{machine}/exec", status: 200 },
  summary: "Runs a command on a machine as the user slipway. Audited before it runs.",
  input: z.strictObject({ cluster: idOrName, machine: idOrName, ...commandFields }),
  output: commandResult,
  confidential: true,
  run: async ({ tx }, input) => findMachine(tx, await findCluster(tx, input.cluster), input.machine),
  deliver: ({ ports, actor }, { argv, stdin, timeoutMs }, machine) =>
    ports.hosts.execOnMachine(actor.teamId, machine, { argv, stdin, timeoutMs }),
  audit: ({ argv }, { id, clusterId }) => ({ target: `machine/${id}`, detail: { clusterId, program: argv[0] } }),
});
