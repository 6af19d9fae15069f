export { type ProviderHarness, providerContract } from "./provider-contract.ts";
