import type { Schemas } from "@slipway/sdk";

const signs = { add: "+", change: "~", replace: "±", restart: "↻", remove: "-" } as const;

/** A plan in lines, for people at a terminal. */
export function describePlan(plan: Schemas["Plan"]): string {
  if (!plan.hasChanges) return "no change";
  const changes = plan.changes.map(
    ({ action, subject, name, fields, reason }) =>
      `${signs[action]} ${subject} ${name}${fields?.length ? ` [${fields.join(", ")}]` : ""}: ${reason}`,
  );
  const placements = plan.placements.map(({ task, node, reason }) => `  ${task} → ${node} (${reason})`);
  const { beforeUsdPerHour, afterUsdPerHour } = plan.price;
  return [
    ...changes,
    ...placements,
    `price: $${beforeUsdPerHour.toFixed(4)} → $${afterUsdPerHour.toFixed(4)} an hour`,
    `plan ${plan.id}: ${plan.steps.length} steps`,
  ].join("\n");
}
