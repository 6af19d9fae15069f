"use client";

import { FilePlus2, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Input } from "../../ui/input.tsx";
import type { SourceFile } from "./source-file.ts";

interface FileBarProps {
  files: readonly SourceFile[];
  current: string;
  readOnly: boolean;
  onChoose(path: string): void;
  onAdd(path: string): void;
  onRemove(path: string): void;
}

export function FileBar({ files, current, readOnly, onChoose, onAdd, onRemove }: FileBarProps) {
  const [dialog, setDialog] = useState<"add" | "remove" | null>(null);
  const isEntry = files[0]?.path === current;
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line px-2">
      <fieldset aria-label="Files" className="flex min-w-0 flex-1 gap-1 overflow-x-auto">
        {files.map(({ path }) => (
          <button
            key={path}
            type="button"
            aria-pressed={path === current}
            onClick={() => onChoose(path)}
            className={classes(
              "h-7 shrink-0 rounded-md px-2 font-mono text-xs pointer-coarse:h-9",
              path === current ? "bg-sunken text-ink" : "text-muted hover:text-ink",
            )}
          >
            {path}
          </button>
        ))}
      </fieldset>
      {!readOnly && (
        <>
          <IconButton label="Add a file" icon={<FilePlus2 />} onClick={() => setDialog("add")} />
          {!isEntry && <IconButton label={`Remove ${current}`} icon={<Trash2 />} onClick={() => setDialog("remove")} />}
        </>
      )}
      {dialog === "add" && <AddFileDialog taken={files.map(({ path }) => path)} onAdd={onAdd} onClose={() => setDialog(null)} />}
      <ConfirmDialog
        open={dialog === "remove"}
        onOpenChange={() => setDialog(null)}
        title={`Remove ${current}?`}
        description="What is unsaved of it is lost; saved versions keep it."
        confirmLabel="Remove the file"
        onConfirm={async () => onRemove(current)}
      />
    </div>
  );
}

function AddFileDialog({ taken, onAdd, onClose }: { taken: readonly string[]; onAdd(path: string): void; onClose(): void }) {
  const form = useId();
  const [path, setPath] = useState("");
  const error = taken.includes(path.trim()) ? "There is such a file already. Choose another name." : null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a file"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" disabled={error !== null}>
            Add
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          onAdd(path.trim());
          onClose();
        }}
      >
        <Field label="Path" hint={'Another file reads it by require("./parts/web.js").'} error={error} required>
          <Input
            mono
            value={path}
            onChange={(event) => setPath(event.target.value)}
            placeholder="parts/web.js"
            required
            autoFocus
            maxLength={256}
            pattern="\s*[^\s\/].*"
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
      </form>
    </Dialog>
  );
}
