export type { CandidateNode, PlaceRequest, Placement, StayingTask, TaskDemand, UnplacedTask, WantedTask } from "./place-request.ts";
