import type { deliveryDetail } from "@slipway/usecases/deliveries/schemas";
import type { output } from "zod";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { duration } from "../../../ui/duration.ts";
import { Facts } from "../../../ui/facts.tsx";
import { Time } from "../../../ui/time.tsx";
import { DeliveryState } from "./delivery-state.tsx";
import { headerLines, indentedJson } from "./message-text.ts";

type DeliveryDetail = output<typeof deliveryDetail>;

/** What was sent, and what each attempt came to. */
export function DeliveryDetails({ delivery }: { delivery: DeliveryDetail }) {
  const { eventId, attempts, body, createdAt, nextAttemptAt, settledAt, latestAttempts } = delivery;
  return (
    <>
      <Facts
        facts={[
          { name: "State", value: <DeliveryState delivery={delivery} /> },
          { name: "Attempts", value: attempts },
          { name: "Made", value: <Time at={createdAt} /> },
          { name: "Settled", value: <Time at={settledAt} /> },
          { name: "Next attempt", value: <Time at={nextAttemptAt} /> },
          { name: "webhook-id", value: <span className="font-mono text-xs break-all">{eventId}</span> },
        ]}
      />
      <section className="space-y-2">
        <h3 className="font-semibold">Body</h3>
        <CodeBlock code={indentedJson(body)} label="Body" wrap />
      </section>
      <h3 className="font-semibold">Attempts</h3>
      {latestAttempts.length === 0 && <p className="text-muted">None yet.</p>}
      {latestAttempts.map((attempt) => (
        <Attempt key={attempt.number} attempt={attempt} />
      ))}
    </>
  );
}

function Attempt({ attempt }: { attempt: DeliveryDetail["latestAttempts"][number] }) {
  const { number, startedAt, durationMs, status, error, truncated, requestHeaders, responseHeaders, responseBody } = attempt;
  return (
    <details className="rounded-md border border-line">
      <summary className="cursor-pointer px-3 py-2">
        <span className="font-medium">{number}.</span> {status ?? "no answer"}{" "}
        <span className="text-subtle">after {duration(durationMs)}, </span>
        <Time at={startedAt} />
        {error && <span className="block text-bad">{error}</span>}
      </summary>
      <div className="space-y-2 border-t border-line p-3">
        <h4 className="text-xs text-subtle">Request headers</h4>
        <CodeBlock code={headerLines(requestHeaders)} label="Request headers" wrap />
        {status !== null && (
          <>
            <h4 className="text-xs text-subtle">Response headers</h4>
            <CodeBlock code={headerLines(responseHeaders)} label="Response headers" wrap />
            <h4 className="text-xs text-subtle">Response body{truncated && ", its first 64 KiB"}</h4>
            <CodeBlock code={responseBody || "(empty)"} label="Response body" wrap />
          </>
        )}
      </div>
    </details>
  );
}
