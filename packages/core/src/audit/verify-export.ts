import { jsonLine } from "../identity/index.ts";
import type { AuditExportHeader, AuditExportLine, AuditExportTrailer } from "./audit-export.ts";
import { AUDIT_FORMAT, isHeader, isTrailer } from "./audit-export.ts";
import { type AuditHead, sealText } from "./audit-head.ts";
import { type AuditRow, auditHash, CHAIN_START } from "./audit-row.ts";

export interface AuditProblem {
  /** Of the export, from 1. */
  line: number;
  message: string;
}

export interface AuditVerdict {
  ok: boolean;
  rows: number;
  teamId: string | null;
  publicKey: string | null;
  head: { sequence: number; hash: string } | null;
  /** The first hundred. */
  problems: AuditProblem[];
}

export interface VerifyOptions {
  /** Whether `seal` (base64) is the key's (SPKI, base64) signature over `text`. */
  isSealed(text: string, seal: string, publicKey: string): boolean;
  /** Ends of the chain that were seen before, elsewhere: what replays an old database lacks them. */
  knownHeads?: readonly { sequence: number; hash: string }[];
  /** Known from elsewhere; otherwise the file's own is believed. */
  publicKey?: string;
}

export interface ExportVerifier {
  line(text: string): void;
  verdict(): AuditVerdict;
}

const MOST_PROBLEMS = 100;

/** What is known so far. */
interface Check {
  options: VerifyOptions;
  knownHeads: ReadonlyMap<number, string>;
  line: number;
  header: AuditExportHeader | null;
  trailer: AuditExportTrailer | null;
  previous: { sequence: number; hash: string };
  problem(message: string): void;
}

/** Checks an export line by line, in constant memory. Every break is told, each row against the one before as it stands. */
export function exportVerifier(options: VerifyOptions): ExportVerifier {
  const problems: AuditProblem[] = [];
  const check: Check = {
    options,
    knownHeads: new Map((options.knownHeads ?? []).map(({ sequence, hash }) => [sequence, hash])),
    line: 0,
    header: null,
    trailer: null,
    previous: { sequence: 0, hash: CHAIN_START },
    problem(message) {
      if (problems.length < MOST_PROBLEMS) problems.push({ line: check.line, message });
    },
  };
  return {
    line(text) {
      check.line += 1;
      const line = parse(text);
      if (line && !isAsWritten(text, line)) check.problem("this line is not as an export writes it: the same field twice, or other spaces");
      checkLine(check, line);
    },
    verdict() {
      checkEnd(check);
      const { header, previous } = check;
      const { teamId = null, publicKey = null } = header ?? {};
      const head = previous.sequence > 0 ? previous : null;
      return { ok: problems.length === 0, rows: previous.sequence, teamId, publicKey, head, problems };
    },
  };
}

function checkLine(check: Check, line: AuditExportLine | null): void {
  const { problem } = check;
  if (!line) problem("this is not a line of an audit export");
  else if (isHeader(line)) {
    if (check.line !== 1 || line.format !== AUDIT_FORMAT) problem(`a header of format ${AUDIT_FORMAT} belongs on line 1 and nowhere else`);
    check.header ??= line;
  } else if (check.trailer) problem("nothing may follow the trailer");
  else if (isTrailer(line)) check.trailer = line;
  else checkRow(check, line);
}

function checkRow(check: Check, row: AuditRow): void {
  const { header, knownHeads, previous, problem } = check;
  if (row.sequence !== previous.sequence + 1) problem(`row ${row.sequence} stands in place of row ${previous.sequence + 1}`);
  if (row.prevHash !== previous.hash) problem(`row ${row.sequence} does not continue the row before it`);
  if (row.hash !== auditHash(row)) problem(`row ${row.sequence} has been changed`);
  if (header && row.teamId !== header.teamId) problem(`row ${row.sequence} is another team's`);
  const known = knownHeads.get(row.sequence);
  if (known !== undefined && known !== row.hash) {
    problem(`row ${row.sequence} is not the one that was seen before: the chain was rewritten`);
  }
  check.previous = { sequence: row.sequence, hash: row.hash };
}

function checkEnd(check: Check): void {
  const { header, trailer, knownHeads, options, previous, problem } = check;
  if (!header) problem("the header is missing");
  const publicKey = options.publicKey ?? header?.publicKey ?? "";
  if (header && header.publicKey !== publicKey) problem("the file names another key than the known one");
  if (!trailer) problem("the trailer is missing: the file was cut");
  else if (trailer.head) checkHead(check, trailer.head, publicKey);
  else if (previous.sequence > 0) problem("the end of the chain is not sealed");
  if (trailer && trailer.rows !== previous.sequence) problem(`the trailer counts ${trailer.rows} rows, not ${previous.sequence}`);
  for (const sequence of knownHeads.keys()) {
    if (sequence > previous.sequence) problem(`the chain ends at row ${previous.sequence}, but row ${sequence} was seen before`);
  }
}

function checkHead({ header, options, previous, problem }: Check, head: AuditHead, publicKey: string): void {
  const genuine = head.teamId === header?.teamId && options.isSealed(sealText(head), head.seal, publicKey);
  if (!genuine) problem("the seal of the chain's end is not genuine");
  if (head.sequence > previous.sequence) problem(`rows ${previous.sequence + 1} to ${head.sequence} are missing at the end`);
  else if (head.sequence < previous.sequence) problem(`rows after ${head.sequence} are not sealed`);
  else if (head.hash !== previous.hash) problem(`row ${head.sequence} is not the one that was sealed: the chain was rewritten`);
}

/** Of a field that stands there twice, readers take the first or the last. Exports of earlier days have U+2028 as it is. */
const isAsWritten = (text: string, line: AuditExportLine): boolean => [jsonLine(line), JSON.stringify(line)].includes(text);

function parse(text: string): AuditExportLine | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as AuditExportLine) : null;
  } catch {
    return null;
  }
}
