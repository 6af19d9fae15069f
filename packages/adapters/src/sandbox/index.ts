export { evaluateBlueprint } from "./evaluate-blueprint.ts";
export { createSandboxPool, type SandboxPoolOptions } from "./pool.ts";
