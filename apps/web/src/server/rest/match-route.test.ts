import { apiOperations } from "@slipway/usecases";
import { expect, it } from "vitest";
import { routeTable } from "./match-route.ts";

const match = routeTable(apiOperations);
const id = "0190a0a0-0000-7000-8000-000000000001";

it.each(apiOperations)("finds $name by its path", (operation) => {
  const { method, path } = operation.rest;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const found = match(method, path.replace(/\{\w+\}/g, id));
  expect(found).toMatchObject({ target: { name: operation.name } });
  expect(found).toHaveProperty("params", Object.fromEntries(names.map((name) => [name, id])));
});

it("prefers a word to a placeholder, and takes names as they were before they were encoded", () => {
  expect(match("POST", "/blueprints/validate")).toMatchObject({ target: { name: "blueprints.validate" } });
  expect(match("GET", "/clusters/a%2Fb%20c")).toMatchObject({ target: { name: "clusters.get" }, params: { cluster: "a/b c" } });
});

it("tells a path of no operation from one that has others", () => {
  for (const path of ["", "/", "/nothing", "/clusters/", `/clusters/${id}/`, `/clusters/${id}/nothing`, "//clusters", "/clusters/%"]) {
    expect(() => match("GET", path), path).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
  }
  expect(match("DELETE", "/clusters")).toEqual({ allowed: expect.arrayContaining(["GET", "POST"]) });
});

it("tells of a path what its own word knows, not what a placeholder in its place would", () => {
  expect(match("GET", "/blueprints/validate")).toEqual({ allowed: ["POST"] });
});
