import type { Delivery } from "@slipway/usecases/deliveries/schemas";
import { CircleX } from "lucide-react";
import { Badge } from "../../../ui/badge.tsx";
import { StateBadge } from "../../../ui/state-badge.tsx";

export function DeliveryState({ delivery: { state, attempts } }: { delivery: Pick<Delivery, "state" | "attempts"> }) {
  if (state === "delivered") return <StateBadge state="delivered" />;
  if (state === "pending") return <StateBadge state={attempts > 0 ? "retrying" : "waiting"} />;
  return (
    <Badge tone="bad" icon={<CircleX aria-hidden />}>
      given up
    </Badge>
  );
}
