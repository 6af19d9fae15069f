import type { Schemas } from "@slipway/sdk";
import { codeText } from "./code-text.ts";

type Plan = Schemas["Plan"];

interface About {
  cluster: string;
  file: string;
}

/** So many rows of a part are shown: forges refuse long comments. */
const MOST_ROWS = 100;
const signs = { add: "➕", change: "✏️", replace: "♻️", restart: "🔄", remove: "➖" } as const;

/** How a comment about a cluster begins: it is found again by this. */
export const commentStart = (cluster: string): string => `<!-- slipway ${cluster} `;

const start = (cluster: string, plan: string): string => `${commentStart(cluster)}${plan} -->`;

/** The plan that a comment of ours shows; undefined when it shows none. */
export function planOf(cluster: string, comment: string): string | undefined {
  if (!comment.startsWith(commentStart(cluster))) return undefined;
  return /^[0-9a-f-]{36}(?= -->)/.exec(comment.slice(commentStart(cluster).length))?.[0];
}

/** A plan as the one comment of a pull or merge request. `remark` says what became of it. */
export function planComment(plan: Plan, { cluster, file, remark }: About & { remark?: string }): string {
  const { beforeUsdPerHour, afterUsdPerHour } = plan.price;
  return [
    start(cluster, plan.id),
    `### Slipway: ${codeText(cluster)}`,
    ...(remark ? [`**${remark}**`] : []),
    plan.hasChanges ? `${counts(plan)} · $${beforeUsdPerHour.toFixed(4)} → $${afterUsdPerHour.toFixed(4)} an hour` : "Nothing changes.",
    ...changesOf(plan),
    ...placementsOf(plan),
    `<sub>Plan ${codeText(plan.id)} of ${codeText(file)} for revision ${plan.baseRevision} of the cluster: merging applies exactly this plan, unless the cluster changes before.</sub>`,
  ].join("\n\n");
}

/** Why there is no plan, in the place of one. */
export function faultsComment({ cluster, file }: About, lines: string[]): string {
  return [
    start(cluster, "none"),
    `### Slipway: ${codeText(cluster)}`,
    `**There is no plan of ${codeText(file)}:**`,
    shortened(lines, "more")
      .map((line) => `- ${codeText(line)}`)
      .join("\n"),
  ].join("\n\n");
}

function counts({ changes }: Plan): string {
  const byAction = Map.groupBy(changes, ({ action }) => action);
  return [...byAction].map(([action, some]) => `${signs[action]} ${some.length} to ${action}`).join(", ");
}

function changesOf({ changes }: Plan): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(
    ({ action, subject, name, fields = [], reason }) =>
      `| ${signs[action]} ${action} | ${subject} ${codeText(name)} | ${fields.map(codeText).join(" ")} | ${codeText(reason)} |`,
  );
  return [["| | What | Fields | Why |", "|---|---|---|---|", ...shortened(rows, "| | more |")].join("\n")];
}

function placementsOf({ placements }: Plan): string[] {
  if (placements.length === 0) return [];
  const rows = placements.map(({ task, node, reason }) => `| ${codeText(task)} | ${codeText(node)} | ${codeText(reason)} |`);
  const table = ["| Task | Node | Why |", "|---|---|---|", ...shortened(rows, "| more |")].join("\n");
  return [`<details><summary>Where ${placements.length} tasks go</summary>\n\n${table}\n\n</details>`];
}

const shortened = (rows: string[], more: string): string[] =>
  rows.length > MOST_ROWS ? [...rows.slice(0, MOST_ROWS), `${more}: ${rows.length - MOST_ROWS}`] : rows;
