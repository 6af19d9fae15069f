"use client";

import "@xyflow/react/dist/base.css";
import { type Edge, MarkerType, Panel, Position, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { type CSSProperties, useEffect, useMemo, useRef } from "react";
import { IconButton } from "../../ui/icon-button.tsx";
import { useTheme } from "../../ui/use-theme.ts";
import { PlaceNode, type PlaceNodeType } from "./place-node.tsx";
import type { Place, ServiceLink, Topology } from "./topology.ts";

const nodeTypes = { place: PlaceNode };
const fit = { padding: 0.06, maxZoom: 1 } as const;
const ground = { "--xy-background-color": "transparent", "--xy-attribution-background-color": "transparent" } as CSSProperties;

/** The drawing. It moves by hand or by its buttons, never by itself once it was moved. */
export function TopologyCanvas({ topology }: { topology: Topology }) {
  return (
    <ReactFlowProvider>
      <Drawing topology={topology} />
    </ReactFlowProvider>
  );
}

function Drawing({ topology: { places, links, width, height } }: { topology: Topology }) {
  const { drawn } = useTheme();
  const flow = useReactFlow();
  const moved = useRef(false);
  const nodes = useMemo(() => places.map(nodeOf), [places]);
  const edges = useMemo(() => links.map(edgeOf), [links]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a drawing of another size is to be seen whole again
  useEffect(() => {
    if (!moved.current) void flow.fitView(fit);
  }, [flow, width, height]);

  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      colorMode={drawn}
      style={ground}
      fitView
      fitViewOptions={fit}
      minZoom={0.1}
      maxZoom={1.5}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      // The wheel scrolls the page; with Ctrl or Cmd, or two fingers, it zooms.
      zoomOnScroll={false}
      preventScrolling={false}
      zoomOnDoubleClick={false}
      defaultMarkerColor="var(--subtle)"
      onMoveStart={(event) => {
        if (event) moved.current = true;
      }}
    >
      <Panel position="top-right" className="flex gap-1 rounded-md border border-line bg-surface p-0.5">
        <IconButton size="sm" label="Nearer" icon={<ZoomIn aria-hidden />} onClick={() => void flow.zoomIn()} />
        <IconButton size="sm" label="Farther" icon={<ZoomOut aria-hidden />} onClick={() => void flow.zoomOut()} />
        <IconButton size="sm" label="Show all" icon={<Maximize aria-hidden />} onClick={() => void flow.fitView(fit)} />
      </Panel>
    </ReactFlow>
  );
}

function nodeOf(place: Place): PlaceNodeType {
  const { id, x, y, width, height, thing } = place;
  const hasEnds = thing.kind === "service" || thing.kind === "outside";
  return {
    id,
    type: "place",
    position: { x, y },
    data: { place },
    width,
    height,
    measured: { width, height },
    // Known beforehand: edges are drawn at once, and stay when a state changes.
    handles: hasEnds
      ? [
          { type: "target", position: Position.Left, x: 0, y: height / 2 },
          { type: "source", position: Position.Right, x: width, y: height / 2 },
        ]
      : [],
    domAttributes: { "aria-roledescription": undefined },
  };
}

function edgeOf({ id, from, to, fromName, toName, ports }: ServiceLink): Edge {
  return {
    id,
    source: from,
    target: to,
    label: ports,
    ariaLabel: `Connection from ${fromName} to ${toName}, ${ports}`,
    markerEnd: { type: MarkerType.ArrowClosed },
    style: { stroke: "var(--subtle)" },
    labelStyle: { fill: "var(--muted)", fontSize: 11 },
    labelBgStyle: { fill: "var(--surface)" },
  };
}
