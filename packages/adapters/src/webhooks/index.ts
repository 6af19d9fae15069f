export type { ResolveName } from "./resolve-name.ts";
export { type WebhookTransportOptions, webhookTransport } from "./webhook-transport.ts";
