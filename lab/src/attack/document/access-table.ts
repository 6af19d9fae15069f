import { readFileSync } from "node:fs";
import path from "node:path";

export interface AccessRow {
  operation: string;
  /** The action it needs, or `a session`. */
  needs: string;
  allowed: Record<"viewer" | "member" | "admin" | "owner" | "narrowed", boolean>;
}

const FILE = path.join(import.meta.dirname, "../../../../docs/reference/access.md");

/** Who may do what, as published. */
export function accessTable(text = readFileSync(FILE, "utf8")): AccessRow[] {
  const [, operations = ""] = text.split("\n## Operations\n");
  return operations.split("\n").flatMap((line) => {
    const [, name = "", , needs = "", viewer, member, admin, owner, narrowed] = line
      .split("|")
      .map((cell) => cell.trim().replaceAll("`", ""));
    if (!/^\w+\.\w+$/.test(name)) return [];
    const may = (cell: string | undefined): boolean => cell === "✓";
    const allowed = { viewer: may(viewer), member: may(member), admin: may(admin), owner: may(owner), narrowed: may(narrowed) };
    return [{ operation: name, needs, allowed }];
  });
}
