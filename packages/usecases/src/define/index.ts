export { jsonOf } from "./answer-json.ts";
export { needsWholeTeam } from "./authorise.ts";
export {
  type Actor,
  actorName,
  type Hosts,
  type OutsideContext,
  type RemoteCommand,
  type RequestScope,
  type RunContext,
  teamOf,
  type UsecasePorts,
} from "./context.ts";
export { type Account, type AccountScope, type AccountUsecase, defineAccountUsecase } from "./define-account-usecase.ts";
export { defineStream, type StreamItem, type StreamUsecase } from "./define-stream.ts";
export { defineUsecase } from "./define-usecase.ts";
export { differenceOf } from "./difference-of.ts";
export { type Reservation, type Reserved, reserve } from "./idempotency.ts";
export { parseInput } from "./parse-input.ts";
export { statusOf } from "./status-of.ts";
export type { RestBinding, Usecase } from "./usecase.ts";
