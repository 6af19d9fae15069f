import { readFileSync } from "node:fs";
import { join } from "node:path";
import { apiOperations, openapiDocument } from "@slipway/usecases";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { UiProviders } from "../shell/ui-providers.tsx";
import { apiReference } from "./api-reference.ts";
import { DocsFrame } from "./docs-frame.tsx";
import { EntityReference } from "./entity-reference.tsx";
import { problemDocs } from "./problem-docs.ts";
import { ReferenceOverview } from "./reference-overview.tsx";

const document = openapiDocument(apiOperations, "https://slipway.example");
const reference = apiReference(document);

const framed = (page: ReactNode): string =>
  renderToStaticMarkup(
    <PathnameContext.Provider value="/api/docs">
      <UiProviders>
        <DocsFrame entities={reference.map(({ name }) => name)}>{page}</DocsFrame>
      </UiProviders>
    </PathnameContext.Provider>,
  );

const overview = () =>
  framed(<ReferenceOverview apiUrl="https://slipway.example/api/v1" entities={reference} problems={problemDocs(document)} />);
const pages = [
  { name: "overview", html: overview },
  ...reference.map((entity) => ({ name: entity.name, html: () => framed(<EntityReference entity={entity} />) })),
];

describe.each(pages)("the page of $name", ({ html: render }) => {
  const html = render();

  test("asks for nothing, here or elsewhere, and leads nowhere else", () => {
    const loads = [
      /<(script|link|img|iframe|object|embed|video|audio|source|form|base)\b/gi,
      /\b(src|srcset|action|poster)=/gi,
      /url\(|@import/gi,
    ];
    expect(loads.flatMap((pattern) => html.match(pattern) ?? [])).toEqual([]);
    const targets = [...html.matchAll(/\b(?:xlink:)?href="([^"]*)"/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(10);
    for (const target of targets) expect(target).toMatch(/^(#[\w-]+|\/(?!\/)[\w/.#-]*)$/);
  });

  test("every link within it has its place, and no place is there twice", () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});

test("every operation has its place, its summary, its path and its samples", () => {
  for (const { name, rest, summary } of apiOperations) {
    const [entity = "", verb = ""] = name.split(".");
    const page = pages.find((one) => one.name === entity)?.html() ?? "";
    const sample = `"$SLIPWAY_URL/api/v1${rest.path.replaceAll(/\{(\w+)\}/g, "<$1>")}"`;
    const expected = [`id="${verb}"`, ...summary.split("`").map(escaped), `/api/v1${rest.path}<`, escaped(sample)];
    expect(expected.filter((part) => !page.includes(part))).toEqual([]);
  }
});

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");

test("the overview lists every operation and every refusal", () => {
  const html = overview();
  const links = apiOperations.map(({ name }) => `href="/api/docs/${name.replace(".", "#")}"`);
  const statuses = ["400", "401", "403", "404", "409", "412", "413", "422", "429", "503"].map((status) => `>${status}<`);
  expect([...links, ...statuses].filter((part) => !html.includes(part))).toEqual([]);
});

/** Next puts the answer's nonce on its own scripts; whatever else a page had would have to be in its source. */
test("nothing that the pages are made of names another origin", () => {
  const sources = ["describe-schema.ts", "docs-frame.tsx", "entity-reference.tsx", "field-list.tsx", "find-operations.ts"];
  const more = ["operation-index.tsx", "operation-section.tsx", "reference-overview.tsx", "type-text.tsx", "call-samples.ts", "prose.tsx"];
  for (const file of [...sources, ...more]) expect(readFileSync(join(import.meta.dirname, file), "utf8")).not.toMatch(/https?:|["'`]\/\//);
});
