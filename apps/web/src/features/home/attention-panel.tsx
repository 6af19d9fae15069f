"use client";

import type { ClusterSummary } from "@slipway/usecases/clusters/schemas";
import { CircleCheck, OctagonAlert, TriangleAlert } from "lucide-react";
import NextLink from "next/link";
import { Panel } from "../../ui/panel.tsx";
import { Time } from "../../ui/time.tsx";
import { textTone } from "../../ui/tone.ts";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import type { Attention } from "./attention.ts";
import { useAttention } from "./use-attention.ts";

export function AttentionPanel({ clusters }: { clusters: readonly ClusterSummary[] }) {
  const team = useTeam();
  const items = useAttention(clusters);
  if (items.length === 0)
    return (
      <p className="flex items-center gap-2 rounded-lg border border-line bg-surface px-4 py-3 shadow-low">
        <CircleCheck aria-hidden className="size-4 text-good" />
        Nothing needs you.
      </p>
    );
  return (
    <Panel title="Needs you" flush>
      <ul>
        {items.map((item) => (
          <li key={item.id} className="border-b border-line last:border-b-0">
            <NextLink
              href={addressOf(team, item.to)}
              className="flex items-start gap-3 px-4 py-3 -outline-offset-2 transition-colors hover:bg-hover"
            >
              <ToneIcon tone={item.tone} />
              <span className="min-w-0 flex-1">
                <span className="block font-medium break-words">{item.title}</span>
                <span className="block break-words text-muted">{item.text}</span>
              </span>
              {item.at && (
                <span className="shrink-0 text-xs text-subtle">
                  <Time at={item.at} />
                </span>
              )}
            </NextLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ToneIcon({ tone }: { tone: Attention["tone"] }) {
  const Icon = tone === "bad" ? OctagonAlert : TriangleAlert;
  return <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${textTone[tone]}`} />;
}

function addressOf(team: string, to: Attention["to"]): string {
  if (to.kind === "keys") return paths.settings(team, "keys");
  if (to.kind === "webhook") return paths.webhook(team, to.webhook);
  return to.kind === "timeline" ? paths.cluster(team, to.cluster, "timeline") : paths.cluster(team, to.cluster);
}
