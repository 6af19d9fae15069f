import type { Operation } from "@slipway/usecases/operations/schemas";
import { Notice } from "../../ui/notice.tsx";

/** Why an operation or a step failed, and what to do; nothing when it did not. */
export function FailureNotice({ failure }: Pick<Operation, "failure">) {
  if (!failure) return null;
  return (
    <Notice tone="bad">
      <p className="font-medium">{failure.message}</p>
      {failure.remedy && <p>{failure.remedy}</p>}
    </Notice>
  );
}
