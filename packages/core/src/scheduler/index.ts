export { type Board, openBoard, type Spot } from "./board.ts";
export { place } from "./place.ts";
export type {
  CandidateNode,
  Placement,
  PlaceRequest,
  Refusal,
  StayingTask,
  TaskDemand,
  UnplacedTask,
  WantedTask,
} from "./place-request.ts";
