"use client";

import { useMutation } from "@tanstack/react-query";
import { problemOf } from "../../ui/problem-of.ts";
import { useTRPCClient } from "../api/trpc.ts";

interface FirstStart {
  name: string;
  path: string;
  content: string;
}

/** Keeps the program as a blueprint, names a cluster after it and starts it. Asked again after a failure it goes on where it was. */
export function useFirstStart() {
  const client = useTRPCClient();
  return useMutation({
    async mutationFn({ name, path, content }: FirstStart) {
      await unlessThere(client.blueprints.create.mutate({ name }));
      const version = await client.versions.create.mutate({ blueprint: name, files: [{ path, content }] });
      await unlessThere(client.clusters.create.mutate({ name }));
      const { operation, message } = await client.clusters.start.mutate({ cluster: name, blueprintVersionId: version.id });
      if (!operation) throw new Error(message);
      return { cluster: name, operation: operation.id };
    },
  });
}

/** A name that is taken already is no fault here: it may be from the try before. */
async function unlessThere(making: Promise<unknown>): Promise<void> {
  try {
    await making;
  } catch (error) {
    if (problemOf(error).code !== "CONFLICT") throw error;
  }
}
