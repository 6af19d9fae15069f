import { generateKeyPairSync, sign } from "node:crypto";
import type { Logs } from "./database-tamperings.ts";
import { chained, type Export, linesOf } from "./export-file.ts";

/** What somebody does to the file on its way. */
export type FileTampering = [name: string, lines: string[]];

/** Found by the file alone. */
export function fileTamperings({ ours, theirs }: Logs): FileTampering[] {
  const lines = linesOf(ours);
  const other = linesOf(theirs);
  const [header = "", ...rest] = lines;
  const trailer = rest.at(-1) ?? "";
  const third = lines[3] ?? "";
  return [
    ["the header left out", rest],
    ["the trailer left out", lines.slice(0, -1)],
    ["a file that is empty", []],
    ["another team's header", [other[0] ?? "", ...rest]],
    ["another team's trailer", [...lines.slice(0, -1), other.at(-1) ?? ""]],
    ["two exports, one behind the other", [...lines, ...other]],
    ["a header of another format", [header.replace("slipway-audit/1", "slipway-audit/2"), ...rest]],
    ["a line that is no JSON", lines.with(3, `${third}x`)],
    ["an empty line", lines.toSpliced(3, 0, "")],
    ["a line of a list", lines.toSpliced(3, 0, "[]")],
    ["the same row twice", lines.toSpliced(3, 0, third)],
    ["a row with something added", lines.with(3, third.replace("{", '{"note":"fine",'))],
    ["a row that says who did it twice", lines.with(3, third.replace("{", '{"actor":"user/innocent",'))],
    ["a trailer that counts other rows", [...lines.slice(0, -1), trailer.replace(/"rows":\d+/, '"rows":1')]],
    ["a row behind the trailer", [...lines, third]],
    ["everything made anew and sealed by another key, which the header does not name", linesOf(resealed(ours, ours.header.publicKey))],
  ];
}

/** Genuine or perfectly made: found only by who knows the install's key, or an end of the log from before. */
export function foundByMemory({ ours, early }: Logs): { byKey: FileTampering[]; byEnd: FileTampering[] } {
  const anew: FileTampering = ["everything made anew, sealed by another key that the header names", linesOf(resealed(ours))];
  const nothing: Export = { header: ours.header, rows: [], head: null };
  return {
    byKey: [anew],
    byEnd: [
      anew,
      ["the whole log of an earlier day, with its genuine seal", linesOf(early)],
      ["a log of nothing, as a new team's", linesOf(nothing)],
    ],
  };
}

/** By a key of one's own; `publicKey`: what the header says of it, when it is not the truth. */
function resealed({ header, rows }: Export, publicKey?: string): Export {
  const keys = generateKeyPairSync("ed25519");
  const forged = chained(rows.map((row) => ({ ...row, actor: "user/innocent" })));
  const end = { teamId: header.teamId, sequence: forged.length, hash: forged.at(-1)?.hash ?? "" };
  const text = `slipway audit head\n${end.teamId}\n${end.sequence}\n${end.hash}`;
  const seal = sign(null, Buffer.from(text), keys.privateKey).toString("base64");
  const named = publicKey ?? keys.publicKey.export({ format: "der", type: "spki" }).toString("base64");
  return { header: { ...header, publicKey: named }, rows: forged, head: { ...end, seal } };
}
