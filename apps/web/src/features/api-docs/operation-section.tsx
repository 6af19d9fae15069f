import { Badge } from "../../ui/badge.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { OperationDoc } from "./api-reference.ts";
import { curlSample, sdkSample } from "./call-samples.ts";
import { fieldsOf } from "./describe-schema.ts";
import { FieldList } from "./field-list.tsx";
import { Prose } from "./prose.tsx";
import { TypeText } from "./type-text.tsx";

export function OperationSection({ entity, operation }: { entity: string; operation: OperationDoc }) {
  const { verb, method, path, summary, isForKeys, inPath, inQuery, inHeader, body, answers } = operation;
  const sdk = sdkSample(entity, operation);
  return (
    <div id={verb} className="scroll-mt-4">
      <Panel
        title={
          <a href={`#${verb}`} className="hover:underline">
            {entity}.{verb}
          </a>
        }
        actions={isForKeys ? undefined : <Badge>for people only</Badge>}
      >
        <div className="grid gap-x-6 gap-y-4 xl:grid-cols-2">
          <div className="min-w-0 space-y-4">
            <p className="font-mono text-xs break-all">
              <strong>{method}</strong> /api/v1{path}
            </p>
            <p>
              <Prose text={summary} />
            </p>
            <FieldList title="In the path" fields={inPath} />
            <FieldList title="In the query" fields={inQuery} />
            <FieldList title="In the body" fields={body ? fieldsOf(body) : []} />
            <FieldList title="In the header" fields={inHeader} />
          </div>
          <div className="min-w-0 space-y-4">
            <CodeBlock label={`${verb} with curl`} code={curlSample(operation)} />
            {sdk && <CodeBlock label={`${verb} with the SDK`} code={sdk} />}
            <div>
              <h3 className="mb-1 text-xs font-medium text-subtle">Answers</h3>
              <ul className="space-y-1">
                {answers.map(({ status, note, type }) => (
                  <li key={status} className="flex flex-wrap gap-x-3">
                    <span className="font-mono text-xs tabular-nums">{status}</span>
                    {type && <TypeText type={type} />}
                    <span className="text-muted">{note}</span>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        </div>
      </Panel>
    </div>
  );
}
