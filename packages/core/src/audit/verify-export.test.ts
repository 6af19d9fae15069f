import { expect, test } from "vitest";
import { jsonLine } from "../identity/index.ts";
import { AUDIT_FORMAT, type AuditRow, auditHash, CHAIN_START, exportVerifier, sealText, type VerifyOptions } from "./index.ts";

const teamId = "t1";
/** Stands for Ed25519: what only the holder of the key can make. */
const seal = (text: string, key = "key"): string => `${key} seals ${text}`;
const isSealed: VerifyOptions["isSealed"] = (text, given, publicKey) => given === seal(text, publicKey);

function chained(plain: Partial<AuditRow>[]): AuditRow[] {
  let prevHash = CHAIN_START;
  return plain.map((part, at) => {
    const row = {
      teamId,
      sequence: at + 1,
      time: "2026-01-01T00:00:00.000Z",
      actor: "user/u1",
      action: "clusters.start",
      target: `cluster/${at}`,
      outcome: "done",
      detail: { at, text: "ü\n" },
      requestId: `r${at}`,
      address: "127.0.0.1",
      ...part,
      prevHash,
    };
    prevHash = auditHash(row);
    return { ...row, hash: prevHash };
  });
}

const rows = () => chained(Array.from({ length: 9 }, () => ({})));
const header = { format: AUDIT_FORMAT, teamId, team: "demo", exportedAt: "2026-01-02T00:00:00.000Z", publicKey: "key" };

function headOf(chain: AuditRow[], key = "key") {
  const end = { teamId, sequence: chain.length, hash: chain.at(-1)?.hash ?? "" };
  return { ...end, seal: seal(sealText(end), key) };
}

function verdictOf(chain: AuditRow[], head: object | null, options: Partial<VerifyOptions> = {}): string[] {
  const verifier = exportVerifier({ isSealed, ...options });
  for (const line of [header, ...chain, { rows: chain.length, head }]) verifier.line(JSON.stringify(line));
  const { ok, problems } = verifier.verdict();
  expect(ok).toBe(problems.length === 0);
  return problems.map(({ line, message }) => `${line}: ${message}`);
}

test("an untouched chain, sealed, is true; so is one without rows", () => {
  expect(verdictOf(rows(), headOf(rows()))).toEqual([]);
  expect(verdictOf([], null)).toEqual([]);
});

const tamperings: [string, (chain: AuditRow[]) => AuditRow[], RegExp][] = [
  ["a changed actor", (chain) => chain.with(3, { ...chain[3]!, actor: "user/u2" }), /^5: row 4 has been changed/],
  ["a changed detail", (chain) => chain.with(8, { ...chain[8]!, detail: {} }), /^10: row 9 has been changed/],
  ["a deleted row", (chain) => chain.toSpliced(4, 1), /^6: row 6 stands in place of row 5/],
  ["a deleted first row", (chain) => chain.slice(1), /^2: row 2 stands in place of row 1/],
  ["two rows swapped", (chain) => chain.with(2, chain[3]!).with(3, chain[2]!), /^4: row 4 stands in place of row 3/],
  ["a cut tail", (chain) => chain.slice(0, 6), /rows 7 to 9 are missing at the end/],
  ["no rows at all", () => [], /rows 1 to 9 are missing at the end/],
  [
    "all rewritten with fresh hashes",
    (chain) => chained(chain.map((row) => ({ ...row, actor: "user/u9" }))),
    /row 9 is not the one that was sealed/,
  ],
  ["rows added with good hashes", (chain) => chained([...chain, {}]), /rows after 9 are not sealed/],
];

test.each(tamperings)("%s is found, with its line", (_, tamper, message) => {
  expect(verdictOf(tamper(rows()), headOf(rows()))).toContainEqual(expect.stringMatching(message));
});

test("a new end needs the key: a forged seal, another team's and a missing one are found", () => {
  const cut = rows().slice(0, 5);
  expect(verdictOf(cut, headOf(cut, "forger"))).toEqual(["7: the seal of the chain's end is not genuine"]);
  expect(verdictOf(rows(), { ...headOf(rows()), teamId: "t2" })).toEqual(["11: the seal of the chain's end is not genuine"]);
  expect(verdictOf(rows(), null)).toEqual(["11: the end of the chain is not sealed"]);
});

test("a true chain of an earlier day is found by an end that was seen since, and so is another key", () => {
  const old = rows().slice(0, 5);
  const knownHeads = [{ sequence: 9, hash: rows()[8]!.hash }];
  expect(verdictOf(old, headOf(old), { knownHeads })).toEqual(["7: the chain ends at row 5, but row 9 was seen before"]);
  const other = chained(rows().map((row) => ({ ...row, actor: "user/u9" })));
  expect(verdictOf(other, headOf(other), { knownHeads })).toEqual([
    "10: row 9 is not the one that was seen before: the chain was rewritten",
  ]);
  expect(verdictOf(rows(), headOf(rows()), { publicKey: "known" })).toContain("11: the file names another key than the known one");
});

test("a file that was cut, or is something else, says so", () => {
  const verifier = exportVerifier({ isSealed });
  for (const line of [header, ...rows()]) verifier.line(JSON.stringify(line));
  expect(verifier.verdict().problems).toEqual([{ line: 10, message: "the trailer is missing: the file was cut" }]);
  const other = exportVerifier({ isSealed });
  other.line("hello");
  expect(other.verdict().problems.map(({ message }) => message)).toEqual([
    "this is not a line of an audit export",
    "the header is missing",
    "the trailer is missing: the file was cut",
  ]);
});

function problemsOf(lines: string[]): string[] {
  const verifier = exportVerifier({ isSealed });
  for (const line of lines) verifier.line(line);
  return verifier.verdict().problems.map(({ line, message }) => `${line}: ${message}`);
}

const linesOf = (chain: AuditRow[], trailer: object): string[] => [header, ...chain, trailer].map((line) => JSON.stringify(line));

test("a field that stands twice in a row is found: whoever reads the first is told another name than the verifier", () => {
  const lines = linesOf(rows(), { rows: 9, head: headOf(rows()) });
  const twice = lines.with(3, (lines[3] ?? "").replace("{", '{"actor":"user/innocent",'));
  expect(problemsOf(twice)).toEqual(["4: this line is not as an export writes it: the same field twice, or other spaces"]);
  expect(problemsOf(lines)).toEqual([]);
});

test("a trailer that counts other rows is found", () => {
  expect(problemsOf(linesOf(rows(), { rows: 4, head: headOf(rows()) }))).toEqual(["11: the trailer counts 4 rows, not 9"]);
});

test("ends of lines in a name are true as they are, and as exports write them", () => {
  const chain = chained([{ target: "cluster/one\u2028two\u2029three\u0085four" }]);
  const trailer = { rows: 1, head: headOf(chain) };
  expect(problemsOf(linesOf(chain, trailer))).toEqual([]);
  const escaped = [header, ...chain, trailer].map(jsonLine);
  expect(escaped.join("").split(/[\u0085\u2028\u2029]/)).toHaveLength(1);
  expect(problemsOf(escaped)).toEqual([]);
});
