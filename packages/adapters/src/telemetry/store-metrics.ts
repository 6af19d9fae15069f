import { Gauge, type Registry } from "prom-client";

export interface PoolState {
  pool: string;
  total: number;
  idle: number;
  waiting: number;
}

export interface StoreMetrics {
  /** Asked at every scrape; each state of an operation with how many are in it. */
  watchQueue(count: () => Promise<Record<string, number>>): void;
  watchPools(read: () => PoolState[]): void;
}

export function storeMetrics(registers: Registry[]): StoreMetrics {
  let count: () => Promise<Record<string, number>> = async () => ({});
  let pools: () => PoolState[] = () => [];
  new Gauge({
    name: "slipway_open_operations",
    help: "Operations of all teams that wait (pending) or run.",
    labelNames: ["state"],
    registers,
    async collect() {
      // A store that is away leaves a gap, not a false number.
      this.reset();
      for (const [state, value] of Object.entries(await count().catch(() => ({})))) this.set({ state }, value);
    },
  });
  new Gauge({
    name: "slipway_database_connections",
    help: "Connections of each pool, and who waits for one.",
    labelNames: ["pool", "state"],
    registers,
    collect() {
      for (const { pool, total, idle, waiting } of pools()) {
        this.set({ pool, state: "busy" }, total - idle);
        this.set({ pool, state: "idle" }, idle);
        this.set({ pool, state: "waiting" }, waiting);
      }
    },
  });
  return {
    watchQueue: (ask) => {
      count = ask;
    },
    watchPools: (read) => {
      pools = read;
    },
  };
}
