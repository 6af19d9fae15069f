import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import type { LiveDocument, Schema } from "../../document/live-document.ts";
import { uniqueName } from "../../document/sample-value.ts";
import type { Canary } from "../outside/open-canary.ts";
import { verdict } from "../verdict.ts";
import { pulledByMachines } from "./pulled-by-machines.ts";

/** Fields that take an address, by what the document says of them. A new one has to be attacked as the two are. */
const attacked = ["webhooks.create url", "webhooks.update url"];
const LOOKS_LIKE_ADDRESS =
  /ur[il]$|^(host|hostname|endpoint|registry|image|address|domain|server|callback|redirect|proxy|origin|remote|git|repository)/i;

export async function* addressesElsewhere(range: AttackRange, canary: Canary): AsyncGenerator<AttackResult> {
  const found = addressFields(range.document);
  yield verdict("no operation takes an address but those that are attacked here", String(found) === String(attacked), () => found);
  yield* imagesOfPrograms(range, canary);
  yield* authentication(range, canary);
  yield* pulledByMachines(range, canary);
}

export const addressFields = ({ operations }: LiveDocument): string[] =>
  operations.flatMap(({ name, fields }) =>
    fields.flatMap((field) => addressesIn(field.name, field.schema).map((path) => `${name} ${path}`)),
  );

function addressesIn(path: string, schema: Schema): string[] {
  const own = /uri|url|hostname|ipv/.test(schema.format ?? "") || LOOKS_LIKE_ADDRESS.test(path.split(".").at(-1) ?? "");
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => addressesIn(`${path}.${name}`, one)),
    ...(schema.items ? addressesIn(`${path}.item`, schema.items) : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => addressesIn(`${path}.one`, one)),
  ];
  return [...(own ? [path] : []), ...inner];
}

const program = (image: string): string => `
const { Container, Infrastructure, Machine } = require("slipway");
const machine = new Machine({ provider: "local", cpu: 1, memoryMib: 1024 });
const infrastructure = new Infrastructure({ masters: [machine], workers: [machine] });
new Container({ name: "pulled", image: ${JSON.stringify(image)} }).deploy(infrastructure);
`;

/** Saving, checking and planning look at the name of an image alone. */
async function* imagesOfPrograms({ ours }: AttackRange, canary: Canary): AsyncGenerator<AttackResult> {
  const { member } = ours.callers;
  const { id: blueprint } = await member.make("POST", "/blueprints", { name: uniqueName() });
  const { id: cluster } = await member.make("POST", "/clusters", { name: uniqueName() });
  const at = `127.0.0.1:${canary.port}`;
  for (const image of [
    `${at}/canary/never:1`,
    `localhost:${canary.port}/never`,
    `[::1]:${canary.port}/never`,
    `http://${at}/never`,
    `${at}/never@sha256:${"0".repeat(64)}`,
  ]) {
    const files = [{ path: "blueprint.js", content: program(image) }];
    await member.send({ method: "POST", path: "/api/v1/blueprints/validate", body: { files } });
    const saved = await member.send({ method: "POST", path: `/api/v1/blueprints/${blueprint}/versions`, body: { files } });
    const blueprintVersionId = (saved.body as { id?: string } | undefined)?.id;
    const planned = await member.send({ method: "POST", path: `/api/v1/clusters/${cluster}/plans`, body: { blueprintVersionId } });
    const isQuiet = canary.touched.length === 0 && saved.status < 500 && planned.status < 500;
    const name = `the image ${image.replace(`${canary.port}`, "PORT")} is checked and planned without a request`;
    yield verdict(name, isQuiet, () => ({ saved: saved.text, planned: planned.text, canary: canary.touched }));
  }
  await member.make("DELETE", `/clusters/${cluster}`);
  await member.make("DELETE", `/blueprints/${blueprint}`);
}

/** Signing in knows addresses to return to, and pictures: nobody fetches them, and nobody is sent away to them. */
async function* authentication({ ours, url }: AttackRange, canary: Canary): AsyncGenerator<AttackResult> {
  const target = `http://127.0.0.1:${canary.port}/`;
  const { session } = ours.people.viewer;
  const bodies: [string, Record<string, unknown>][] = [
    ["sign-up/email", { email: "x@people.test", password: "a long enough password", name: "x", image: target, callbackURL: target }],
    ["sign-in/email", { email: "x@people.test", password: "a wrong password", callbackURL: target }],
    ["update-user", { image: target }],
    ["forget-password", { email: "x@people.test", redirectTo: target }],
    ["sign-in/social", { provider: "github", callbackURL: target, idToken: { token: "x" } }],
    ["sign-in/oauth2", { providerId: target, callbackURL: target }],
    ["two-factor/enable", { password: "a wrong password", issuer: target }],
  ];
  for (const [path, body] of bodies) {
    const answer = await session.send({ method: "POST", path: `/api/auth/${path}`, body, headers: { origin: url } });
    const leadsAway = (answer.headers.get("location") ?? "").includes(String(canary.port));
    const held = !leadsAway && canary.touched.length === 0 && answer.status < 500;
    yield verdict(`/api/auth/${path} with addresses asks for nothing and leads nowhere`, held, () => answer.text);
  }
  await session.send({ method: "POST", path: "/api/auth/update-user", body: { image: "" }, headers: { origin: url } });
}
