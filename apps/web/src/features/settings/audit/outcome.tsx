import { Ban, CircleCheck, CircleSlash } from "lucide-react";
import { Badge } from "../../../ui/badge.tsx";

/** denied: the role does not grant it; refused: it was not possible. */
export function Outcome({ outcome }: { outcome: string }) {
  if (outcome === "done")
    return (
      <Badge tone="good" icon={<CircleCheck aria-hidden />}>
        done
      </Badge>
    );
  const isDenied = outcome === "denied";
  return (
    <Badge tone={isDenied ? "bad" : "warn"} icon={isDenied ? <Ban aria-hidden /> : <CircleSlash aria-hidden />}>
      {outcome}
    </Badge>
  );
}
