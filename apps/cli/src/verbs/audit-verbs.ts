import { createPublicKey, verify } from "node:crypto";
import { writeFileSync } from "node:fs";
import { AUDIT_EXPORT_PAGE, type AuditVerdict, assembleExport, exportVerifier } from "@slipway/core/audit";
import { AppError } from "@slipway/core/errors";
import type { Command } from "commander";
import { exitCode } from "../exit-code.ts";
import { jsonLines } from "../json-lines.ts";
import { auditHeads } from "../local/audit-heads.ts";
import { table } from "../table.ts";
import { runVerb, type VerbContext, type VerbResult } from "../verb.ts";

/** Who did what; and the proof that nobody changed the record. */
export function auditVerbs(program: Command): void {
  const audit = program.command("audit").description("who did what, and the proof that the record is whole");
  runVerb(audit.command("ls", { isDefault: true }).description("the newest rows").option("--limit <n>", "how many", "50"), listAudit);
  runVerb(audit.command("export").description("the whole log, as JSON Lines, into a file").argument("<file>"), exportAudit);
  runVerb(
    audit
      .command("verify")
      .description("check an export, offline; exits 1 and names every break when it is not whole")
      .argument("<file>")
      .option("--key <base64>", "the install's sealing key, when known from elsewhere"),
    verifyAudit,
  );
}

async function listAudit(context: VerbContext, _: string[], { limit }: { limit: string }): Promise<VerbResult> {
  const { items } = await context.api().audit.list({ limit: Number(limit) });
  return {
    document: { entries: items },
    text: table(
      ["#", "TIME", "ACTOR", "ACTION", "TARGET", "OUTCOME", "ADDRESS"],
      items.map((row) => [row.sequence, row.time, row.actor, row.action, row.target, row.outcome, row.address]),
    ),
  };
}

async function exportAudit(context: VerbContext, [file = ""]: string[]): Promise<VerbResult> {
  const { text, team, rows, head } = await assembleExport((after) => context.api().audit.export({ after, limit: AUDIT_EXPORT_PAGE }));
  writeFileSync(file, text, { mode: 0o600 });
  return {
    document: { file, team, rows, head },
    text: `${rows} rows of ${team} in ${file}. Check them with ./slipway audit verify ${file}`,
  };
}

/** Needs no control plane. Ends that were seen before are remembered: a log put back to an earlier day is found. */
async function verifyAudit(_: VerbContext, [file = ""]: string[], { key }: { key?: string }): Promise<VerbResult> {
  const known = auditHeads();
  const teamId = await teamOf(file);
  const before = teamId ? known.get(teamId) : undefined;
  const knownHeads = before ? [before] : [];
  const verifier = exportVerifier({ isSealed, knownHeads, publicKey: key ?? before?.publicKey });
  for await (const line of linesOf(file)) verifier.line(line);
  const verdict = verifier.verdict();
  if (verdict.ok && verdict.teamId && verdict.head && verdict.publicKey) {
    known.set(verdict.teamId, { ...verdict.head, publicKey: verdict.publicKey });
  }
  return { document: verdict, text: describeVerdict(verdict, file), exitCode: verdict.ok ? exitCode.done : exitCode.failed };
}

async function teamOf(file: string): Promise<string | null> {
  for await (const line of linesOf(file)) {
    const header = parsed(line);
    return typeof header?.teamId === "string" ? header.teamId : null;
  }
  return null;
}

function parsed(line: string): { teamId?: unknown } | null {
  try {
    return JSON.parse(line) as { teamId?: unknown } | null;
  } catch {
    return null;
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* jsonLines(file);
  } catch (error) {
    throw new AppError("INVALID_INPUT", `${file} cannot be read.`, {
      remedy: "Name a file made by `./slipway audit export FILE`.",
      cause: error,
    });
  }
}

function isSealed(text: string, seal: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return verify(null, Buffer.from(text), key, Buffer.from(seal, "base64"));
  } catch {
    // Not a key: nothing is sealed by it.
    return false;
  }
}

function describeVerdict({ ok, rows, problems, publicKey }: AuditVerdict, file: string): string {
  if (ok) return `${file} is whole: ${rows} rows, sealed by ${publicKey}.`;
  return [`${file} is not whole:`, ...problems.map(({ line, message }) => `  line ${line}: ${message}`)].join("\n");
}
