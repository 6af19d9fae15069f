import type { FieldDoc } from "./describe-schema.ts";
import { Prose } from "./prose.tsx";
import { TypeText } from "./type-text.tsx";

/** Fields with their types and what is to be known of each. */
export function FieldList({ title, fields }: { title: string; fields: readonly FieldDoc[] }) {
  if (fields.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-subtle">{title}</h3>
      <dl className="divide-y divide-line rounded-md border border-line">
        {fields.map(({ name, type, isRequired, note }) => (
          <div key={name} className="grid gap-x-4 gap-y-0.5 px-3 py-1.5 sm:grid-cols-[minmax(10rem,16rem)_minmax(0,1fr)]">
            <dt className="font-mono text-xs break-words">
              {name}
              {!isRequired && <span className="font-sans text-subtle"> optional</span>}
            </dt>
            <dd className="min-w-0">
              <TypeText type={type} />
              {note && (
                <span className="block text-xs text-muted">
                  <Prose text={note} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
