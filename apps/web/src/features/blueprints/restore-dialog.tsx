"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useTRPCClient } from "../api/trpc.ts";
import { useSaveVersion } from "./use-save-version.ts";

interface RestoreDialogProps {
  blueprint: Blueprint;
  number: number;
  onClose(): void;
}

/** An old program becomes the newest version; nothing between is lost. */
export function RestoreDialog({ blueprint, number, onClose }: RestoreDialogProps) {
  const client = useTRPCClient();
  const save = useSaveVersion(blueprint.id);
  async function restore(): Promise<void> {
    const { files, args } = await client.versions.get.query({ blueprint: blueprint.id, version: String(number) });
    await save.mutateAsync({ files, args });
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Restore version ${number}?`}
      description={`Its program is saved as a new version after version ${blueprint.latestVersion}. No cluster changes until it is applied.`}
      confirmLabel="Restore"
      danger={false}
      onConfirm={restore}
    />
  );
}
