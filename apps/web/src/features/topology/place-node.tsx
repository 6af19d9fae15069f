"use client";

import { Handle, type Node, type NodeProps, Position, useReactFlow } from "@xyflow/react";
import { Globe } from "lucide-react";
import type { FocusEvent } from "react";
import { classes } from "../../ui/classes.ts";
import { HostBox } from "./host-box.tsx";
import { type Place, type ServiceThing, TASKS_SHOWN } from "./topology.ts";

export type PlaceNodeType = Node<{ place: Place }, "place">;

/** What is reached by keyboard but out of sight comes into sight, not nearer than it can be read. */
const READABLE_ZOOM = 0.7;

export function PlaceNode({ data: { place } }: NodeProps<PlaceNodeType>) {
  const flow = useReactFlow();
  const { thing, x, y, width, height } = place;

  function reveal({ target }: FocusEvent<HTMLElement>): void {
    const view = target.closest(".react-flow")?.getBoundingClientRect();
    if (!view || !target.matches(":focus-visible")) return;
    const { top, bottom, left, right } = target.getBoundingClientRect();
    if (top >= view.top && bottom <= view.bottom && left >= view.left && right <= view.right) return;
    void flow.setCenter(x + width / 2, y + height / 2, { zoom: Math.max(flow.getZoom(), READABLE_ZOOM) });
  }

  if (thing.kind === "heading") return <p className="text-xs font-medium text-subtle">{thing.text}</p>;
  if (thing.kind === "service") return <ServiceBox service={thing} />;
  if (thing.kind === "outside") return <OutsideBox isIn={thing.way === "in"} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is acted on; this only brings them into sight
    <div onFocus={reveal} className="nopan pointer-events-auto" style={{ width, height }}>
      <HostBox host={thing} shown={TASKS_SHOWN} />
    </div>
  );
}

function ServiceBox({ service: { name, running, desired } }: { service: ServiceThing }) {
  const full = running >= desired;
  return (
    <div
      className={classes(
        "flex size-full flex-col justify-center rounded-lg border-2 bg-surface px-3 shadow-low",
        full ? "border-good/50" : "border-warn/60",
      )}
    >
      <Ends />
      <span className="truncate font-medium">{name}</span>
      <span className="text-xs text-muted tabular-nums">
        {running} of {desired} running
      </span>
    </div>
  );
}

function OutsideBox({ isIn }: { isIn: boolean }) {
  return (
    <div className="flex size-full items-center justify-center gap-2 rounded-full border border-dashed border-line-strong bg-surface text-muted">
      <Ends />
      <Globe aria-hidden className="size-4" />
      {isIn ? "Public" : "Public, outbound"}
    </div>
  );
}

/** Where edges end. Nothing is connected by hand here. */
function Ends() {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="opacity-0" />
      <Handle type="source" position={Position.Right} isConnectable={false} className="opacity-0" />
    </>
  );
}
