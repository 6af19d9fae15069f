import type { ClusterSnapshot } from "./snapshot.ts";

/** USD per hour of all machines that are not certainly gone. */
export function hourlyPrice({ nodes }: ClusterSnapshot): number {
  return nodes
    .flatMap(({ machine, former = [] }) => (machine ? [...former, machine] : former))
    .filter(({ state }) => state !== "gone")
    .reduce((sum, { priceUsdPerHour }) => sum + priceUsdPerHour, 0);
}
