"use client";

import type { Webhook } from "@slipway/usecases/webhooks/schemas";
import { Facts } from "../../../ui/facts.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Time } from "../../../ui/time.tsx";
import { paths } from "../../paths.ts";
import { useMay } from "../../shell/use-may.ts";
import { useTeam } from "../../shell/use-team.ts";
import { reachText } from "../reach-text.ts";
import { usePlaces } from "../use-places.ts";
import { WebhookActs } from "./webhook-acts.tsx";
import type { EventType } from "./webhook-form.ts";
import { WebhookState } from "./webhook-state.tsx";

export function WebhookPanel({ webhook, eventTypes }: { webhook: Webhook; eventTypes: readonly EventType[] }) {
  const team = useTeam();
  const places = usePlaces();
  const mayManage = useMay("webhooks.manage");
  const { url, description, state, notice, types, previousSecretUntil, createdAt } = webhook;
  return (
    <>
      <Link href={paths.settings(team, "webhooks")}>All webhooks</Link>
      {notice && <Notice tone={state === "disabled" ? "bad" : "warn"}>{notice}</Notice>}
      <Panel title={description || "Webhook"} actions={mayManage && <WebhookActs webhook={webhook} eventTypes={eventTypes} />}>
        <Facts
          facts={[
            { name: "URL", value: <span className="font-mono text-xs break-all">{url}</span> },
            { name: "State", value: <WebhookState state={state} /> },
            { name: "Events", value: types.length === 0 ? "every kind" : types.join(", ") },
            { name: "Of", value: reachText(webhook, places) },
            { name: "Made", value: <Time at={createdAt} /> },
            ...(previousSecretUntil ? [{ name: "The secret before signs too, until", value: <Time at={previousSecretUntil} /> }] : []),
          ]}
        />
      </Panel>
    </>
  );
}
