/** What lies behind a module's name, as `resolve` answers it in JSON. */
export type Resolved =
  | { kind: "library" }
  | { kind: "json" | "commonjs" | "module"; path: string }
  | { kind: "missing"; message: string; remedy: string };

/** The sandbox's side of the wall: all that the realm can ask of it. */
export interface Host {
  log(line: string): void;
  /** JSON of a `Resolved`. */
  resolve(fromFile: string, specifier: string): string;
  text(path: string): string;
  /** The function around a CommonJS file. Throws SyntaxError. */
  compileCommonJs(path: string): (exports: object, require: unknown, module: object) => void;
  importModule(path: string): unknown;
}

const holder = globalThis as { slipwayHost?: Host };

/** Taken from the global object before the blueprint can see it. */
export const host = holder.slipwayHost as Host;
delete holder.slipwayHost;
