import { randomBytes } from "node:crypto";
import type { Schema } from "./live-document.ts";

/** Small, and started nowhere in earnest: the fake provider's machines are none. */
export const SAMPLE_PROGRAM = `
const { Container, Infrastructure, Machine } = require("slipway");
const machine = new Machine({ provider: "fake" });
const infrastructure = new Infrastructure({ masters: [machine], workers: [machine] });
new Container({ name: "web", image: "busybox", command: ["sleep", "2147483647"] }).deploy(infrastructure);
`;

/** A public address that needs no look-up; nothing is ever sent there but a test of ours. */
export const SAMPLE_URL = "https://93.184.216.34/slipway-attack";

export const uniqueName = (): string => `b-${randomBytes(5).toString("hex")}`;

/** What a field's schema cannot say, by the field's name. */
const meaningful: Record<string, (() => unknown) | undefined> = {
  url: () => SAMPLE_URL,
  content: () => SAMPLE_PROGRAM,
  path: () => "blueprint.js",
  entry: () => "blueprint.js",
  argv: () => ["true"],
  service: () => "web",
  role: () => "viewer",
  actions: () => ["read"],
  email: () => `${uniqueName()}@people.test`,
  expiresAt: () => new Date(Date.now() + 3_600_000).toISOString(),
  token: () => "nobody-made-this",
};

/** Texts that between them fit the patterns that the document has. */
const texts = (): string[] => [uniqueName(), "1", new Date().toISOString(), `${uniqueName()}@people.test`, "0".repeat(32)];

/** A value that the field's schema allows. Throws when none can be thought of. */
export function sampleValue(name: string, schema: Schema): unknown {
  const known = Object.hasOwn(meaningful, name) ? meaningful[name] : undefined;
  if (known) return known();
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return sampleValue(name, choice);
  switch (schema.type) {
    case "string":
      return textFor(name, schema);
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return false;
    case "array":
      return [sampleValue(name, schema.items ?? {})];
    case "object":
      return objectFor(schema);
    default:
      throw new Error(`no value can be made for the field ${name}: ${JSON.stringify(schema).slice(0, 200)}`);
  }
}

function objectFor({ properties = {}, required = [] }: Schema): unknown {
  return Object.fromEntries(required.map((name) => [name, sampleValue(name, properties[name] ?? {})]));
}

function textFor(name: string, { pattern, minLength = 0, maxLength = 1_000 }: Schema): string {
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength && (!pattern || new RegExp(pattern).test(text));
  const found = texts().find(fits);
  if (found === undefined) throw new Error(`no text can be made for the field ${name}: pattern ${pattern}`);
  return found;
}
