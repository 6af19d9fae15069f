import * as slipway from "../index.ts";
import { markWrapped } from "../place.ts";
import { onlyWith } from "./absent-names.ts";
import { host, type Resolved } from "./host.ts";
import { refuse } from "./refuse.ts";

type Require = (specifier: unknown) => unknown;

const { parse } = JSON;
const library = onlyWith("slipway", { ...slipway }, `it has ${Object.keys(slipway).join(", ")}`);
const loaded = new Map<string, { exports: object }>();

function runCommonJs(path: string): object {
  const known = loaded.get(path);
  if (known) return known.exports;
  const module = { exports: {} };
  // Before it runs, so that files may require each other.
  loaded.set(path, module);
  markWrapped(path);
  host.compileCommonJs(path).call(module.exports, module.exports, requireFrom(path), module);
  return module.exports;
}

export function requireFile(kind: "json" | "commonjs" | "module", path: string): unknown {
  if (kind === "json") return parse(host.text(path));
  return kind === "commonjs" ? runCommonJs(path) : host.importModule(path);
}

export function requireFrom(fromFile: string): Require {
  return (specifier) => {
    const found: Resolved = parse(host.resolve(fromFile, String(specifier)));
    if (found.kind === "library") return library;
    if (found.kind === "missing") return refuse(found.message, found.remedy);
    return requireFile(found.kind, found.path);
  };
}
