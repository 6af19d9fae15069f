import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import { databaseRights } from "./audit/database-rights.ts";
import { type Logs, tamperings } from "./audit/database-tamperings.ts";
import { type Export, exported, linesOf } from "./audit/export-file.ts";
import { type FileTampering, fileTamperings, foundByMemory } from "./audit/file-tamperings.ts";
import { injections } from "./audit/injections.ts";
import { scratchLog } from "./audit/scratch-log.ts";
import { type Checker, checker } from "./audit/verify-file.ts";
import { verdict } from "./verdict.ts";

const AT_ONCE = 3;

export const auditTampering: AttackRow = {
  id: "A33",
  title: "audit log changed, cut, forged and injected into",
  async *run(range) {
    const early = await exported(range.ours.owner);
    yield* injections(range);
    yield* databaseRights(range);
    const logs = { early, ours: await exported(range.ours.owner), theirs: await exported(range.theirs.owner) };
    const check = checker();
    try {
      yield* genuine(range, logs.ours, check);
      yield* inDatabase(range, logs, check);
      yield* inFile(logs, check);
    } finally {
      check.forget();
    }
  },
};

/** Every end of a line that some reader knows. */
const ANY_LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** As the program writes it: names have brought ends of lines and of JSON into it. */
async function* genuine({ ours, url }: AttackRange, log: Export, check: Checker): AsyncGenerator<AttackResult> {
  const key = (ours.key.headers["authorization"] ?? "").slice("Bearer ".length);
  const text = (await check.download({ url, key })).trimEnd();
  const lines = text.split("\n");
  const isPlain = text.split(ANY_LINE_END).length === lines.length && lines.length >= log.rows.length + 2;
  yield verdict(
    "each row is one line to every reader, whatever it tells of",
    isPlain,
    () => `${text.split(ANY_LINE_END).length} lines, ${log.rows.length} rows`,
  );
  yield verdict(
    "rows are numbered without a gap",
    log.rows.every(({ sequence }, at) => sequence === at + 1),
    () => log.rows.map(({ sequence }) => sequence),
  );
  const { ok, problems } = await check.verify(lines, log.header.publicKey);
  yield verdict(`the untouched log of ${lines.length - 2} rows is found whole`, ok, () => problems);
}

/** Each on a fresh copy; exported and checked as anybody would. */
async function* inDatabase({ home }: AttackRange, logs: Logs, check: Checker): AsyncGenerator<AttackResult> {
  const { header } = logs.ours;
  const scratch = await scratchLog(home.adminUrl, [logs.ours, logs.theirs]);
  try {
    const copy = await scratch.after(async () => undefined);
    const isTrue = (await check.verify(linesOf({ header, ...copy }))).ok;
    yield verdict("the copy that is tampered with is whole before", isTrue, () => "it is not");
    const files: FileTampering[] = [];
    for (const [name, tamper] of tamperings(logs)) files.push([name, linesOf({ header, ...(await scratch.after(tamper)) })]);
    yield* allFound(files, (lines) => freshly(lines));
  } finally {
    await scratch.close();
  }
}

/** By somebody who has never seen the log, and knows no key. */
async function freshly(lines: string[], key?: string) {
  const fresh = checker();
  try {
    return await fresh.verify(lines, key);
  } finally {
    fresh.forget();
  }
}

async function* inFile(logs: Logs, check: Checker): AsyncGenerator<AttackResult> {
  yield* allFound(fileTamperings(logs), (lines) => freshly(lines));
  const { byKey, byEnd } = foundByMemory(logs);
  yield* allFound(byKey, (lines) => freshly(lines, logs.ours.header.publicKey));
  yield* allFound(byEnd, (lines) => check.verify(lines));
}

type Verify = (lines: string[]) => ReturnType<Checker["verify"]>;

async function* allFound(files: readonly FileTampering[], verify: Verify): AsyncGenerator<AttackResult> {
  for (let at = 0; at < files.length; at += AT_ONCE) {
    yield* await Promise.all(
      files.slice(at, at + AT_ONCE).map(async ([name, lines]) => {
        const { ok, problems } = await verify(lines);
        return verdict(`${name}: found`, !ok && problems.length > 0, () => "it was found whole");
      }),
    );
  }
}
