export { type HealingNeed, needsHealing } from "./needs-healing.ts";
export { restartDelayMs } from "./restart-delay.ts";
