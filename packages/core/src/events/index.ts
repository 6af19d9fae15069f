export { type ClusterEvent, type EventType, eventTypes } from "./event-types.ts";
