import os from "node:os";

export interface Bar {
  value: number;
  limit: number;
  ok: boolean;
}

export interface BenchResult {
  name: string;
  machine: string;
  rounds: number;
  figures: Record<string, number>;
  bars: Record<string, Bar>;
}

export interface BenchOptions {
  rounds: number;
  note: (line: string) => void;
}

export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** Nearest-rank on the sorted values. */
export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

export const atMost = (value: number, limit: number): Bar => ({ value, limit, ok: value <= limit });

export const atLeast = (value: number, limit: number): Bar => ({ value, limit, ok: value >= limit });

export const thisMachine = (): string =>
  `${os.cpus().length} × ${os.cpus()[0]?.model ?? "cpu"}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}`;

export const rounded = (figures: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1_000) / 1_000]));
