"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { Button } from "../../../ui/button.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPCClient } from "../../api/trpc.ts";
import { saveAs } from "./save-as.ts";

/** The same file as `slipway audit export` writes. */
export function ExportButton() {
  const client = useTRPCClient();
  const toast = useToast();
  const download = useMutation({
    async mutationFn() {
      const { assembleExport, AUDIT_EXPORT_PAGE } = await import("@slipway/core/audit");
      const made = await assembleExport((after) => client.audit.export.query({ after, limit: AUDIT_EXPORT_PAGE }));
      const file = `audit-${made.team}.jsonl`;
      saveAs(file, made.text);
      return { file, rows: made.rows };
    },
    onError: toast.showProblem,
    onSuccess: ({ file, rows }) =>
      toast.show({ tone: "good", title: `${rows} rows in ${file}.`, text: `Check them offline: ./slipway audit verify ${file}` }),
  });
  return (
    <Button icon={<Download aria-hidden />} busy={download.isPending} onClick={() => download.mutate()}>
      Export
    </Button>
  );
}
