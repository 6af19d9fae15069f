import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Redactor } from "@slipway/core/redaction";
import type { VerbResult } from "../verb.ts";
import { ownRedactor } from "./debug-logs/own-redactor.ts";
import { slipwayHome } from "./home.ts";
import { readState, serviceNames } from "./local-state.ts";

const LAST_LINES = 30;

/** The end of each log of the control plane itself. */
export function showOwnLogs(): VerbResult {
  const home = slipwayHome();
  const { logs } = home;
  const redactor = ownRedactor(home);
  const options = readState(home)?.options ?? { processes: 1 };
  const found = ["supervisor", ...serviceNames(options)].flatMap((name) => {
    const path = join(logs, `${name}.log`);
    return existsSync(path) ? [{ name, path, lines: lastLines(path, redactor) }] : [];
  });
  return { document: { logs: found }, text: found.map(({ path, lines }) => [`== ${path}`, ...lines].join("\n")).join("\n\n") };
}

const lastLines = (path: string, redactor: Redactor): string[] =>
  redactor.text(readFileSync(path, "utf8")).trimEnd().split("\n").slice(-LAST_LINES);
