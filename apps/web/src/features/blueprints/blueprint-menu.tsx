"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { DropdownMenu } from "../../ui/dropdown-menu.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { DeleteBlueprint } from "./delete-blueprint.tsx";
import { RenameBlueprint } from "./rename-blueprint.tsx";

/** `isUnsaved`: another name is another address, which would begin with what is saved. */
export function BlueprintMenu({ blueprint, isUnsaved }: { blueprint: Blueprint; isUnsaved: boolean }) {
  const [asked, setAsked] = useState<"rename" | "delete" | null>(null);
  const close = (): void => setAsked(null);
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={<IconButton label="More acts" icon={<MoreHorizontal aria-hidden />} />}
        entries={[
          {
            label: "Rename",
            icon: <Pencil aria-hidden />,
            disabled: isUnsaved,
            ...(isUnsaved ? { hint: "Save your changes first." } : {}),
            onSelect: () => setAsked("rename"),
          },
          { label: "Delete", icon: <Trash2 aria-hidden />, danger: true, onSelect: () => setAsked("delete") },
        ]}
      />
      {asked === "rename" && <RenameBlueprint blueprint={blueprint} onClose={close} />}
      {asked === "delete" && <DeleteBlueprint blueprint={blueprint} onClose={close} />}
    </>
  );
}
