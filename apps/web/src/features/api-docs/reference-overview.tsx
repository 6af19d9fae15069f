import type { ReactNode } from "react";
import { CodeBlock } from "../../ui/code-block.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { EntityDoc } from "./api-reference.ts";
import { OperationIndex } from "./operation-index.tsx";
import type { ProblemDoc } from "./problem-docs.ts";

interface ReferenceOverviewProps {
  /** Where this API answers. */
  apiUrl: string;
  entities: readonly EntityDoc[];
  problems: readonly ProblemDoc[];
}

const sdkSample = (url: string): string => `import { createSlipway } from "@slipway/sdk";

const slipway = createSlipway({ url: "${url}", key: process.env.SLIPWAY_KEY ?? "" });
const { operation } = await slipway.clusters.scale({ cluster: "shop", service: "web", count: 5 });
if (operation) console.log((await slipway.waitForOperation(operation)).state);`;

/** What holds for every call, and all calls there are. */
export function ReferenceOverview({ apiUrl, entities, problems }: ReferenceOverviewProps) {
  const operations = entities.flatMap(({ name, operations: some }) =>
    some.map(({ verb, method, path, summary }) => ({ entity: name, verb, method, path, summary })),
  );
  return (
    <>
      <PageHeader title="API reference" description={<code className="font-mono text-xs">{apiUrl}</code>} />
      <PageBody>
        <div className="grid gap-6 xl:grid-cols-2">
          <Panel title="How to call it">
            <ul className="space-y-3">
              <Point name="Who calls">
                An API key, made under Settings → Keys, as <Code>Authorization: Bearer slw_…</Code>. It has its team and what it may do.
                What carries the mark <em>for people only</em> takes a signed-in session; with one, <Code>slipway-team</Code> in the header
                says which team is meant.
              </Point>
              <Point name="Changes">
                A change of a cluster answers <Code>202</Code> with an operation to follow, or <Code>200</Code> when nothing had to change.
                With <Code>Idempotency-Key</Code> a repeat within 24 hours gets the first answer instead of acting twice.{" "}
                <Code>expectedRevision</Code> or <Code>If-Match</Code> refuses a change of what has changed meanwhile.
              </Point>
              <Point name="Lists">
                <Code>limit</Code> and <Code>cursor</Code>; an answer's <Code>nextCursor</Code> is the next page's, and null on the last
                one.
              </Point>
              <Point name="Streams">
                Server-sent events: <Code>data</Code> is JSON, <Code>id</Code> is where to go on, as <Code>after</Code>.
              </Point>
              <Point name="Names">Where a path takes an id, it takes the name as well. Times are ISO 8601 in UTC.</Point>
            </ul>
          </Panel>
          <Panel title="Refusals" description="application/problem+json: code, detail, remedy, and every fault with its path" flush>
            <ul className="divide-y divide-line">
              {problems.map(({ status, note }) => (
                <li key={status} className="flex gap-4 px-4 py-1.5">
                  <span className="font-mono text-xs leading-5 tabular-nums">{status}</span>
                  <span className="text-muted">{note}</span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
        <Panel title="In TypeScript">
          <CodeBlock label="Sample with the SDK" code={sdkSample(apiUrl.replace(/\/api\/v1$/, ""))} />
        </Panel>
        <OperationIndex operations={operations} />
      </PageBody>
    </>
  );
}

const Point = ({ name, children }: { name: string; children: ReactNode }) => (
  <li>
    <strong className="font-medium">{name}.</strong> <span className="text-muted">{children}</span>
  </li>
);

const Code = ({ children }: { children: ReactNode }) => <code className="font-mono text-xs text-ink">{children}</code>;
