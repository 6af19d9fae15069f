import { AppError } from "@slipway/core/errors";

interface Routed {
  rest: { method: string; path: string };
}

export interface RouteMatch<T> {
  target: T;
  params: Record<string, string>;
}

interface Compiled<T> {
  target: T;
  pattern: RegExp;
}

const compile = (path: string): RegExp => new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

/** `/blueprints/validate` before `/blueprints/{blueprint}`. */
const placeholders = (path: string): number => path.split("{").length - 1;

/** Paths of other lengths and beginnings need not be tried; every template begins with a word of its own. */
const shapeOf = (path: string): string => {
  const parts = path.split("/");
  return `${parts.length}/${parts[1] ?? ""}`;
};

/** NOT_FOUND for an unknown path; for a known path with another method the allowed ones are returned. */
export function routeTable<T extends Routed>(targets: readonly T[]) {
  const compiled: Compiled<T>[] = targets
    .map((target) => ({ target, pattern: compile(target.rest.path) }))
    .sort((a, b) => placeholders(a.target.rest.path) - placeholders(b.target.rest.path));
  const byShape = Map.groupBy(compiled, ({ target }) => shapeOf(target.rest.path));

  return function match(method: string, path: string): RouteMatch<T> | { allowed: string[] } {
    const fitting = (byShape.get(shapeOf(path)) ?? []).flatMap(({ target, pattern }) => {
      const groups = pattern.exec(path);
      return groups ? [{ target, params: decoded(groups.groups ?? {}) }] : [];
    });
    const [nearest] = fitting;
    if (!nearest) throw new AppError("NOT_FOUND", "No such path.");
    // What a path knows is what its own template knows: `/blueprints/validate` is no blueprint.
    const here = fitting.filter(({ target }) => target.rest.path === nearest.target.rest.path);
    return (
      here.find(({ target }) => target.rest.method === method) ?? { allowed: [...new Set(here.map(({ target }) => target.rest.method))] }
    );
  };
}

function decoded(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    throw new AppError("NOT_FOUND", "No such path.");
  }
}
