export { type Board, openBoard, type Spot } from "./board.ts";
export { place } from "./place.ts";
export type { CandidateNode, PlaceRequest, Placement, Refusal, StayingTask, TaskDemand, UnplacedTask, WantedTask } from "./place-request.ts";
