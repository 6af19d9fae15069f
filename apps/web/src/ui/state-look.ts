import type { ClusterState, MachineState, OperationState, StepState, TaskState } from "@slipway/core/lifecycle";
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleOff,
  CirclePause,
  CircleSlash,
  CircleX,
  Clock,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
  Unplug,
} from "lucide-react";
import type { Tone } from "./tone.ts";

/** Of webhook deliveries, endpoints, keys and invitations, beside what the core's tables name. */
type OtherState =
  | "delivered"
  | "waiting"
  | "retrying"
  | "enabled"
  | "disabled"
  | "active"
  | "expired"
  | "revoked"
  | "accepted"
  | "expiring";
export type ShownState = ClusterState | MachineState | OperationState | StepState | TaskState | OtherState;

export interface StateLook {
  tone: Tone;
  icon: LucideIcon;
  /** Something goes on: the icon turns. */
  moving?: true;
}

const good = { tone: "good", icon: CircleCheck } as const;
const failed = { tone: "bad", icon: CircleX } as const;
const moving = { tone: "accent", icon: LoaderCircle, moving: true } as const;
const waiting = { tone: "neutral", icon: Clock } as const;
const off = { tone: "neutral", icon: CirclePause } as const;

/** How each state looks: colour, icon and word always together. */
export const stateLooks: Record<ShownState, StateLook> = {
  stopped: off,
  starting: moving,
  running: good,
  updating: moving,
  degraded: { tone: "warn", icon: TriangleAlert },
  stopping: moving,
  pending: waiting,
  succeeded: good,
  failed,
  cancelled: { tone: "neutral", icon: Ban },
  skipped: { tone: "neutral", icon: CircleSlash },
  intended: { tone: "neutral", icon: CircleDashed },
  booting: moving,
  unreachable: { tone: "warn", icon: Unplug },
  deleting: moving,
  gone: { tone: "neutral", icon: CircleOff },
  unhealthy: { tone: "warn", icon: TriangleAlert },
  exited: { tone: "bad", icon: CircleX },
  lost: { tone: "bad", icon: CircleOff },
  delivered: good,
  waiting,
  retrying: { tone: "warn", icon: LoaderCircle, moving: true },
  enabled: good,
  disabled: { tone: "bad", icon: CircleOff },
  active: good,
  expiring: { tone: "warn", icon: Clock },
  expired: { tone: "neutral", icon: Clock },
  revoked: { tone: "neutral", icon: Ban },
  accepted: good,
};

const unknownLook: StateLook = { tone: "neutral", icon: CircleHelp };

/** A state that this build does not know yet still has a look. */
export const lookOf = (state: string): StateLook => (state in stateLooks ? stateLooks[state as ShownState] : unknownLook);

/** "running" of an operation or a step means that it goes on, not that all is well. */
export const operationLook = (state: string): StateLook => (state === "running" ? moving : lookOf(state));
