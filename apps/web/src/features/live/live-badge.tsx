"use client";

import { Radio, WifiOff } from "lucide-react";
import { Badge } from "../../ui/badge.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { useLiveState } from "./live-context.ts";

/** Says whether one looks at the present. Silent while all is well but for a small word. */
export function LiveBadge() {
  const { kind } = useLiveState();
  if (kind === "live")
    return (
      <Tooltip text="This page shows what happens as it happens.">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its explanation must be reachable by keyboard */}
        <span tabIndex={0} className="inline-flex items-center gap-1 rounded-sm text-xs text-subtle">
          <Radio aria-hidden className="size-3.5 text-good" />
          Live
        </span>
      </Tooltip>
    );
  const texts = { connecting: "Connecting", offline: "Offline: trying again", refused: "Updates ended: reload the page" } as const;
  return (
    <span role="status">
      <Badge tone={kind === "connecting" ? "neutral" : "warn"} icon={<WifiOff aria-hidden />}>
        {texts[kind]}
      </Badge>
    </span>
  );
}
