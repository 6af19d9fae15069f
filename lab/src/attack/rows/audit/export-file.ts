import { createHash } from "node:crypto";
import type { Caller } from "../../wire/caller.ts";

export interface Row {
  teamId: string;
  sequence: number;
  time: string;
  actor: string;
  action: string;
  target: string;
  outcome: string;
  detail: Record<string, unknown>;
  requestId: string;
  address: string;
  prevHash: string;
  hash: string;
}

export interface Head {
  teamId: string;
  sequence: number;
  hash: string;
  seal: string;
}

interface Header {
  format: string;
  teamId: string;
  team: string;
  exportedAt: string;
  publicKey: string;
}

/** What a file of `slipway audit export` holds. */
export interface Export {
  header: Header;
  rows: Row[];
  head: Head | null;
}

interface Page extends Omit<Header, "format"> {
  head: Head | null;
  items: Row[];
}

/** By the API, as `slipway audit export` has it: up to the end that was sealed when it began. */
export async function exported(who: Caller): Promise<Export> {
  const page = (after: number): Promise<Page> => who.make<Page>("GET", `/audit/export?after=${after}&limit=1000`);
  const first = await page(0);
  const rows = [...first.items];
  while (rows.length > 0 && (rows.at(-1)?.sequence ?? 0) < (first.head?.sequence ?? 0))
    rows.push(...(await page(rows.at(-1)?.sequence ?? 0)).items);
  const { head, items: _, ...about } = first;
  return { header: { format: "slipway-audit/1", ...about }, rows: rows.filter(({ sequence }) => sequence <= (head?.sequence ?? 0)), head };
}

export const linesOf = ({ header, rows, head }: Export): string[] =>
  [header, ...rows, { rows: rows.length, head }].map((line) => JSON.stringify(line));

/** Keys sorted at every depth, no white space. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}

/** As anybody can compute it who has read how: what rows must not rest upon alone. */
export function chained(rows: readonly Row[]): Row[] {
  let prevHash = "0".repeat(64);
  return rows.map(({ hash: _, ...row }, at) => {
    const plain = { ...row, sequence: at + 1, prevHash };
    prevHash = createHash("sha256").update(prevHash).update(canonical(plain)).digest("hex");
    return { ...plain, hash: prevHash };
  });
}
