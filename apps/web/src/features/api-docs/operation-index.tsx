"use client";

import { Search } from "lucide-react";
import NextLink from "next/link";
import { useState } from "react";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../paths.ts";
import { type FoundOperation, findOperations } from "./find-operations.ts";
import { Prose } from "./prose.tsx";

/** Every operation there is, narrowed by what one types. */
export function OperationIndex({ operations }: { operations: readonly FoundOperation[] }) {
  const [text, setText] = useState("");
  const found = findOperations(operations, text);
  return (
    <Panel title="Operations" flush>
      <div className="border-b border-line p-3">
        <Input
          type="search"
          aria-label="Find an operation"
          placeholder="Find an operation"
          value={text}
          onChange={(event) => setText(event.target.value)}
          icon={<Search aria-hidden />}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      {found.length === 0 && <p className="p-4 text-muted">No operation has these words.</p>}
      <ul className="divide-y divide-line">
        {found.map(({ entity, verb, method, path, summary }) => (
          <li key={`${entity}.${verb}`}>
            <NextLink
              href={`${paths.apiDocs(entity)}#${verb}`}
              className="grid gap-x-4 px-4 py-2 transition-colors hover:bg-hover sm:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]"
            >
              <span className="font-mono text-xs break-all">
                <strong>{method}</strong> {path}
              </span>
              <span className="text-muted">
                <Prose text={summary} />
              </span>
            </NextLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
