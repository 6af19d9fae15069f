import type { Webhook } from "@slipway/usecases/webhooks/schemas";
import { TriangleAlert } from "lucide-react";
import { Badge } from "../../../ui/badge.tsx";
import { StateBadge } from "../../../ui/state-badge.tsx";

/** "failing": the last attempt did not get through, and further ones follow. */
export function WebhookState({ state }: { state: Webhook["state"] }) {
  if (state !== "failing") return <StateBadge state={state} />;
  return (
    <Badge tone="warn" icon={<TriangleAlert aria-hidden />}>
      failing
    </Badge>
  );
}
