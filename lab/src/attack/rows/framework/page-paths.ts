import { readdirSync } from "node:fs";
import path from "node:path";
import type { RangeTeam } from "../../world/range-team.ts";

const APP = path.join(import.meta.dirname, "../../../../../apps/web/app");

/** Every page that the dashboard is built of, with our team's ids in its places: what is new is attacked by being there. */
export function pagePaths({ slug, ids }: RangeTeam): string[] {
  const values: Record<string, string> = {
    team: slug,
    cluster: ids.cluster,
    blueprint: ids.blueprint,
    plan: ids.plan,
    webhook: ids.webhook,
    token: "nobody-made-this",
    entity: "clusters",
    "...rest": "nothing/there",
  };
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "page.tsx");
  return files.map((file) => {
    const segments = path
      .dirname(file)
      .split(path.sep)
      .filter((segment) => segment !== "." && !/^\(.*\)$/.test(segment));
    return `/${segments.map((segment) => filled(segment, values)).join("/")}`;
  });
}

function filled(segment: string, values: Record<string, string>): string {
  const name = /^\[(.*)\]$/.exec(segment)?.[1];
  if (name === undefined) return segment;
  const value = values[name];
  if (value === undefined) throw new Error(`No page can be asked for where a path has [${name}]: give it a value here.`);
  return value;
}
