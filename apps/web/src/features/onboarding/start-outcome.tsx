import type { Cluster } from "@slipway/usecases/clusters/schemas";
import type { OperationDetail } from "@slipway/usecases/operations/schemas";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { paths } from "../paths.ts";

interface StartOutcomeProps {
  team: string;
  cluster: Cluster;
  operation: OperationDetail;
}

export function StartOutcome({ team, cluster, operation: { state, failure } }: StartOutcomeProps) {
  if (state !== "succeeded")
    return (
      <div className="space-y-3">
        <Notice tone="bad">
          <p className="font-medium">{failure?.message ?? "The start was cancelled: nothing of it is left."}</p>
          {failure?.remedy && <p>{failure.remedy}</p>}
        </Notice>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={paths.cluster(team, cluster.name, "timeline")}>See each step</ButtonLink>
          <ButtonLink href={paths.firstStart({ team })}>Try again</ButtonLink>
        </div>
      </div>
    );
  return (
    <div className="space-y-4">
      {cluster.urls.length > 0 && (
        <div className="space-y-1">
          <p>It answers here:</p>
          <ul className="space-y-1">
            {cluster.urls.map((url) => (
              <li key={url}>
                <Link href={url}>{url}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={paths.cluster(team, cluster.name)} variant="primary">
          Open {cluster.name}
        </ButtonLink>
        <ButtonLink href={paths.settings(team, "members")}>Invite others</ButtonLink>
      </div>
    </div>
  );
}
