import type { Plan, PlanChange } from "./plan.ts";

const signs = { add: "+", change: "~", replace: "±", restart: "↻", remove: "-" } as const satisfies Record<PlanChange["action"], string>;

/** Nothing to do. An edit that needs no doing (a lower `minHealthy`) is in `changes` all the same. */
export function planIsEmpty(plan: Plan): boolean {
  return plan.steps.length === 0;
}

/** The plan for people, a line each. */
export function describePlan(plan: Plan): string[] {
  const lines = [
    ...plan.changes.map(describeChange),
    ...plan.placements.map(({ task, node, reason }) => `  ${task} on ${node}: ${reason}`),
    ...plan.unplaced.map(({ task, reasons, remedy }) => `! ${task} stays out: ${reasons.join("; ")}. ${remedy}`),
  ];
  const { beforeUsdPerHour, afterUsdPerHour } = plan.price;
  const price = beforeUsdPerHour === afterUsdPerHour ? [] : [`price: ${usd(beforeUsdPerHour)} → ${usd(afterUsdPerHour)} an hour`];
  return lines.length > 0 ? [...lines, ...price] : ["no change"];
}

function describeChange({ subject, action, name, fields, reason }: PlanChange): string {
  const details = fields && fields.length > 0 ? `${fields.join(", ")} (${reason})` : reason;
  return `${signs[action]} ${subject === "loadBalancer" ? "load balancer" : subject} ${name}: ${details}`;
}

function usd(amount: number): string {
  return `$${amount.toFixed(4)}`;
}
