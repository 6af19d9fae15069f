"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { Button } from "../../../ui/button.tsx";
import { Drawer } from "../../../ui/drawer.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";
import { useMay } from "../../shell/use-may.ts";
import { Loaded } from "../loaded.tsx";
import { DeliveryDetails } from "./delivery-details.tsx";
import { useDelivery } from "./use-deliveries.ts";

interface DeliveryDrawerProps {
  webhook: string;
  delivery: string;
  /** Another one is to be shown: the repetition. */
  onOpened(delivery: string): void;
  onClose(): void;
}

export function DeliveryDrawer({ webhook, delivery, onOpened, onClose }: DeliveryDrawerProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const mayManage = useMay("webhooks.manage");
  const detail = useDelivery(webhook, delivery);
  const again = useMutation(
    trpc.deliveries.redeliver.mutationOptions({
      onError: toast.showProblem,
      onSuccess({ id }) {
        toast.show({ title: "It is sent again." });
        onOpened(id);
        return queryClient.invalidateQueries(trpc.deliveries.pathFilter());
      },
    }),
  );
  return (
    <Drawer open onOpenChange={onClose} title={detail.data?.type ?? "Delivery"}>
      <Loaded query={detail} label="Loading the delivery">
        {(data) => (
          <div className="space-y-4">
            {mayManage && (
              <Button icon={<RotateCw aria-hidden />} busy={again.isPending} onClick={() => again.mutate({ webhook, delivery })}>
                {data.state === "pending" ? "Try now" : "Send again"}
              </Button>
            )}
            <DeliveryDetails delivery={data} />
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}
