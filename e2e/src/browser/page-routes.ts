import { globSync } from "node:fs";
import path from "node:path";

const app = path.join(import.meta.dirname, "../../../apps/web/app");

/** Every page that the dashboard has, as its own tree of routes says: `/[team]/clusters/[cluster]`. */
export const pageRoutes = (): string[] =>
  globSync("**/page.tsx", { cwd: app })
    .map((file) => `/${path.dirname(file).replace(/^\.$/, "")}`)
    .sort();
