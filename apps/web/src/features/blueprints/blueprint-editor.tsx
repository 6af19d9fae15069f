"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import type { BlueprintVersion } from "@slipway/usecases/versions/schemas";
import { useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SplitPane } from "../../ui/split-pane.tsx";
import { useShortcut } from "../shell/shortcut-context.ts";
import { useMay } from "../shell/use-may.ts";
import { BlueprintHeader } from "./blueprint-header.tsx";
import { EditorPane } from "./editor-pane.tsx";
import { PlanDialog } from "./plan-dialog.tsx";
import { SpecOutline } from "./spec-outline.tsx";
import { starterFiles } from "./starter-source.ts";
import { useSaveVersion } from "./use-save-version.ts";
import { useSource } from "./use-source.ts";
import { useValidation } from "./use-validation.ts";

interface BlueprintEditorProps {
  blueprint: Blueprint;
  /** null: the blueprint has no version yet. */
  opened: BlueprintVersion | null;
  onOpenNewest(): void;
}

const nothingKept = { files: starterFiles, args: [] as readonly string[], spec: null };
const newerThan = (number: number, latest: number): number | null => (latest > number ? latest : null);

export function BlueprintEditor({ blueprint, opened, onOpenNewest }: BlueprintEditorProps) {
  const mayChange = useMay("operate") && blueprint.archivedAt === null;
  const kept = opened ?? nothingKept;
  const [base, setBase] = useState<Pick<BlueprintVersion, "id" | "number"> | null>(opened);
  const source = useSource(kept.files);
  const { files, isChanged } = source;
  const validation = useValidation({ files, args: kept.args, enabled: mayChange });
  const save = useSaveVersion(blueprint.id);
  const [dialog, setDialog] = useState<"plan" | "discard" | null>(null);

  const isUnsaved = isChanged || base === null;
  const newest = newerThan(base?.number ?? 0, blueprint.latestVersion);

  async function saveNow(): Promise<string> {
    const version = await save.mutateAsync({ files, args: kept.args });
    source.markSaved(files);
    setBase(version);
    return version.id;
  }
  // What is wrong is shown above the editor.
  function saveOrShow(): void {
    if (mayChange && isUnsaved && !save.isPending) saveNow().catch(() => undefined);
  }
  useShortcut({ keys: "mod+s", label: "Save as a new version", act: saveOrShow });

  const badge = <Badge tone={isUnsaved ? "warn" : "neutral"}>{isUnsaved ? "unsaved" : `version ${base?.number}`}</Badge>;
  const actions = mayChange && (
    <>
      <Button onClick={saveOrShow} disabled={!isUnsaved} busy={save.isPending}>
        Save version
      </Button>
      <Button variant="primary" onClick={() => setDialog("plan")}>
        Plan
      </Button>
    </>
  );
  return (
    <>
      <BlueprintHeader name={blueprint.name} blueprint={blueprint} badge={badge} actions={actions} isUnsaved={isChanged} />
      <div className="space-y-2 px-4 not-empty:py-2 sm:px-6">
        {newest !== null && <NewerNotice number={newest} onOpen={() => (isChanged ? setDialog("discard") : onOpenNewest())} />}
        {save.error && <ProblemNotice error={save.error} />}
      </div>
      <SplitPane
        name="blueprint"
        label="Width of the editor"
        defaultShare={62}
        first={<EditorPane source={source} validation={validation} readOnly={!mayChange} />}
        second={<SpecOutline spec={validation.spec ?? kept.spec} isOld={validation.hasFaults} />}
      />
      {dialog === "plan" && (
        <PlanDialog
          isChanged={isUnsaved}
          version={async () => (isChanged || !base ? saveNow() : base.id)}
          onClose={() => setDialog(null)}
        />
      )}
      <ConfirmDialog
        open={dialog === "discard"}
        onOpenChange={() => setDialog(null)}
        title={`Open version ${newest ?? ""}?`}
        description="What you have not saved here is lost."
        confirmLabel="Open it"
        onConfirm={async () => onOpenNewest()}
      />
    </>
  );
}

function NewerNotice({ number, onOpen }: { number: number; onOpen(): void }) {
  return (
    <Notice
      tone="warn"
      actions={
        <Button size="sm" onClick={onOpen}>
          Open version {number}
        </Button>
      }
    >
      Version {number} was saved elsewhere since.
    </Notice>
  );
}
