import { PageBody } from "../../ui/page-body.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { EntityDoc } from "./api-reference.ts";
import { FieldList } from "./field-list.tsx";
import { OperationSection } from "./operation-section.tsx";
import { TypeText } from "./type-text.tsx";

/** All that can be asked about one kind of thing, and every schema in it. */
export function EntityReference({ entity: { name, operations, schemas } }: { entity: EntityDoc }) {
  return (
    <>
      <PageHeader title={name} description={operations.map(({ verb }) => verb).join(" · ")} />
      <PageBody>
        {operations.map((operation) => (
          <OperationSection key={operation.verb} entity={name} operation={operation} />
        ))}
        {schemas.map((schema) => (
          <div key={schema.name} id={schema.name} className="scroll-mt-4">
            <Panel title={schema.name} description="Schema">
              {schema.fields.length > 0 ? <FieldList title="Fields" fields={schema.fields} /> : <TypeText type={schema.type} />}
            </Panel>
          </div>
        ))}
      </PageBody>
    </>
  );
}
