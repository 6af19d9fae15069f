export { type Board, openBoard, type Refusal, type Spot } from "./board.ts";
export { place } from "./place.ts";
export type { CandidateNode, PlaceRequest, Placement, StayingTask, TaskDemand, UnplacedTask, WantedTask } from "./place-request.ts";
