import type { MachineRow } from "@slipway/db";
import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineUsecase } from "../define/index.ts";
import { idOrName, pageFields, pageOf } from "../paging/schemas.ts";
import { machine } from "./schemas.ts";

const present = (row: MachineRow) => ({ ...row, name: row.nodeName, address: row.privateAddress, hostKey: row.hostKeyPublic });

export const listMachines = defineUsecase({
  name: "machines.list",
  kind: "query",
  kept: "cluster",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/machines", status: 200 },
  summary: "The cluster's machines that are not gone.",
  input: z.strictObject({ cluster: idOrName, ...pageFields }),
  output: pageOf(machine),
  async run({ tx, answersFor }, { cluster, ...page }) {
    const { id } = await findCluster(tx, cluster);
    answersFor(id);
    const { items, nextCursor } = await tx.machines.list({ ...page, clusterId: id });
    return { items: items.map(present), nextCursor };
  },
});
