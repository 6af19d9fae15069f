"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "../../ui/toast-context.ts";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";
import type { SourceFile } from "./source-file.ts";

interface Source {
  files: readonly SourceFile[];
  args: readonly string[];
}

/** Keeps a program as the blueprint's newest version, and says which number it has. */
export function useSaveVersion(blueprint: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: ({ files, args }: Source) =>
      client.versions.create.mutate({ blueprint, files: [...files], entry: files[0]?.path, args: [...args] }),
    onSuccess({ number, created }) {
      toast.show({
        tone: "good",
        title: created ? `Version ${number} is saved.` : `Version ${number} says this already.`,
        text: created ? undefined : "Nothing was saved twice.",
      });
      // Not waited for: whoever saved knows its number before the lists tell it.
      for (const filter of [trpc.blueprints.get.queryFilter(), trpc.blueprints.list.queryFilter(), trpc.versions.list.queryFilter()])
        void queryClient.invalidateQueries({ queryKey: filter.queryKey });
    },
  });
}
