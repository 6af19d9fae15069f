import { describe, expect, it } from "vitest";
import { pathNames } from "./define/rest-shape.ts";
import { openapiDocument } from "./openapi/openapi-document.ts";
import { apiOperations, registry } from "./registry.ts";

const route = ({ rest }: { rest: { method: string; path: string } }): string => `${rest.method} ${rest.path}`;

describe("the registry", () => {
  it("keeps each operation under its own name", () => {
    const named = Object.entries(registry).flatMap(([entity, verbs]) =>
      Object.entries(verbs).map(([verb, { name }]) => [`${entity}.${verb}`, name]),
    );
    for (const [place, name] of named) expect(name).toBe(place);
  });

  it("has no two operations on one route", () => {
    const routes = apiOperations.map(route);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it.each(apiOperations)("$name: its path and its method go with it", ({ kind, input, rest }) => {
    for (const name of pathNames(rest.path)) expect(Object.keys(input.shape)).toContain(name);
    if (kind === "command") expect(rest.method).not.toBe("GET");
    else if (kind !== "account") expect(rest.method).toBe("GET");
    expect(input.safeParse({ unknownField: 1 }).success).toBe(false);
  });
});

describe("the OpenAPI document", () => {
  const document = openapiDocument(apiOperations, "http://slipway.test");
  type Answer = { content?: Record<string, { schema: object }> };
  type Described = { operationId: string; responses: Record<string, Answer | { $ref: string }> };
  const answerOf = (answer: Answer | { $ref: string }): Answer => {
    if (!("$ref" in answer)) return answer;
    const name = answer.$ref.replace("#/components/responses/", "");
    return (document.components?.responses?.[name] ?? {}) as Answer;
  };
  const described = (operation: (typeof apiOperations)[number]): Described => {
    const path = document.paths?.[operation.rest.path] as Record<string, Described> | undefined;
    const found = path?.[operation.rest.method.toLowerCase()];
    if (!found) throw new Error(`${operation.name} is not in the document`);
    return found;
  };

  it.each(apiOperations)("$name is listed with its answer's schema and its problems", (operation) => {
    const { operationId, responses } = described(operation);
    expect(operationId).toBe(operation.name.replace(".", "_"));
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(["400", "401", "403", "404", "409", "412", "422", "503"]));
    for (const [status, answer] of Object.entries(responses)) {
      if (status === "204") continue;
      const [media] = Object.values(answerOf(answer).content ?? {});
      expect(media?.schema).toBeTypeOf("object");
      expect(media?.schema).not.toEqual({});
    }
  });

  it("names every operation once and refers to nothing that is not there", () => {
    const listed = Object.values(document.paths ?? {}).flatMap((path) =>
      Object.values(path as Record<string, Described>).map(({ operationId }) => operationId),
    );
    expect(listed.sort()).toEqual(apiOperations.map(({ name }) => name.replace(".", "_")).sort());
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      (match) => match[1] as string,
    );
    expect(references.length).toBeGreaterThan(0);
    for (const name of references) expect(Object.keys(document.components?.schemas ?? {})).toContain(name);
  });
});
