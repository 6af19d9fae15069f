export { providerContract } from "./provider-contract.ts";
export type { ProviderHarness } from "./provider-harness.ts";
