import { Fragment } from "react";
import type { TypePart } from "./describe-schema.ts";

/** A type, with a link to each schema in it: they are told further down on the page. */
export function TypeText({ type }: { type: readonly TypePart[] }) {
  return (
    <code className="font-mono text-xs break-words">
      {type.map(({ text, isSchema }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a type's parts never change places
        <Fragment key={at}>
          {isSchema ? (
            <a href={`#${text}`} className="text-accent underline decoration-accent/40 underline-offset-2">
              {text}
            </a>
          ) : (
            text
          )}
        </Fragment>
      ))}
    </code>
  );
}
