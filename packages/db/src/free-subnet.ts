import { AppError } from "@slipway/core/errors";
import type { Tx } from "./connections.ts";

/** The index of a subnet that no cluster has. Calls are one after the other until their transactions end. CAPACITY: all are taken. */
export async function freeSubnet(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ subnetIndex: number | null }[]>`SELECT slipway_free_subnet() AS "subnetIndex"`;
  const subnetIndex = row?.subnetIndex ?? null;
  if (subnetIndex !== null) return subnetIndex;
  throw new AppError("CAPACITY", "All 512 cluster networks are taken.", { remedy: "Delete a stopped cluster." });
}
