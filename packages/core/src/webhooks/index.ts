export {
  ATTEMPT_TIMEOUT_MS,
  type AttemptError,
  type AttemptOutcome,
  attemptErrors,
  errorOfStatus,
  RESPONSE_MAX_BYTES,
} from "./attempt.ts";
export { eventEnvelope, testEnvelope, type WebhookEnvelope } from "./envelope.ts";
export { TEST_EVENT, type WebhookEventType, webhookEventTypes } from "./event-kinds.ts";
export { networkList } from "./network-list.ts";
export { isAllowedAddress, type ParsedTarget, parseTarget, type Target, type TargetProblem, targetProblems } from "./parse-target.ts";
export { isInNetworks, isPublicAddress, type Network, parseNetwork } from "./public-address.ts";
export { DELIVERIES_KEPT_MS, type FailedDelivery, longestWaitMs, mustDisable, nextAttemptAt, ROTATION_MS } from "./retry-policy.ts";
export { type Message, messageHeaders, SECRET_BYTES, signMessage, webhookSecret } from "./sign-message.ts";
