"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";
import { demoBlueprint } from "../onboarding/demo-blueprint.ts";

interface NewBlueprint {
  name: string;
  project: string | undefined;
  withDemo: boolean;
}

/** Makes the blueprint and, for the demo, its first version. Asked again after a failure it goes on where it was. */
export function useNewBlueprint() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const made = useRef<{ id: string; name: string } | null>(null);
  return useMutation({
    async mutationFn({ name, project, withDemo }: NewBlueprint) {
      if (made.current?.name !== name) made.current = await client.blueprints.create.mutate({ name, project });
      const files = [{ path: "blueprint.js", content: demoBlueprint }];
      if (withDemo) await client.versions.create.mutate({ blueprint: made.current.id, files });
      return made.current;
    },
    onSettled: () => queryClient.invalidateQueries(trpc.blueprints.list.queryFilter()),
  });
}
