import { startReceiver } from "@slipway/adapters/webhooks/testing";
import { waitUntil } from "@slipway/lab/testbed";
import type { BrowserContext } from "playwright-core";
import { newPerson, signUpBehind } from "./account.ts";
import type { GalleryPlaces, Shot } from "./gallery-pages.ts";
import type { Stage } from "./stage.ts";
import { newTeam, type TeamSession } from "./team-session.ts";
import { tickingBlueprint } from "./ticking-blueprint.ts";

interface Named {
  id: string;
}

export interface GalleryWorld {
  /** Browsers of: the full team's owner, the empty and bare teams' owner, one who is in no team yet, and one who is not signed in. */
  people: Record<Shot["as"], BrowserContext>;
  places: GalleryPlaces;
  /** Asks for what runs to be stopped: an install that was there before goes on without the test. */
  leave(): Promise<void>;
}

export async function galleryWorld(stage: Stage): Promise<GalleryWorld> {
  const [owner, beginner, newcomer, stranger] = await Promise.all(Array.from({ length: 4 }, () => stage.visitor()));
  if (!owner || !beginner || !newcomer || !stranger) throw new Error("no browser for everybody");
  const { url } = stage;
  await signUpBehind(owner, url, newPerson("Olga Owner"));
  await signUpBehind(beginner, url, newPerson("Bert Beginner"));
  const invited = newPerson("Nina Newcomer");
  await signUpBehind(newcomer, url, invited);

  const hooks = await startReceiver();
  const full = await newTeam({ context: owner, url }, "d-full");
  const ids = await fill(full, { provider: stage.provider, hook: hooks.url });
  const { link } = await full.send<{ link: string }>("POST", "/invitations", { email: invited.email, role: "viewer" });
  const empty = await newTeam({ context: beginner, url }, "d-empty");
  const bare = await newTeam({ context: beginner, url }, "d-bare");
  await empty.send("POST", "/clusters", { name: "idle" });
  await empty.send("POST", "/blueprints", { name: "blank" });
  const webhook = await empty.send<Named>("POST", "/webhooks", { url: hooks.url });
  return {
    people: { owner, beginner, newcomer, stranger },
    places: { ...ids, full: full.slug, empty: empty.slug, bare: bare.slug, emptyWebhook: webhook.id, invitation: new URL(link).pathname },
    async leave() {
      await full.send("POST", "/clusters/shop/stop", {});
      await hooks.close();
    },
  };
}

async function fill(team: TeamSession, { provider, hook }: { provider: Stage["provider"]; hook: string }) {
  await team.send("POST", "/projects", { name: "checkout" });
  const workers = provider === "fake" ? 3 : 1;
  const version = await saveTwice(team, tickingBlueprint({ provider, workers, replicas: 4 }));
  await team.send("POST", "/clusters", { name: "shop" });
  await team.send("POST", "/clusters", { name: "staging" });
  await team.send("PATCH", "/clusters/shop", { description: "What customers see." });
  const started = await team.send<{ operation: Named }>("POST", "/clusters/shop/start", { blueprintVersionId: version });
  await people(team);
  const webhook = await team.send<Named>("POST", "/webhooks", { url: hook });
  await team.send("POST", `/webhooks/${webhook.id}/test`);
  await succeeded(team, started.operation.id);
  const plan = await team.send<Named>("POST", "/clusters/staging/plans", { blueprintVersionId: version });
  return { plan: plan.id, webhook: webhook.id };
}

async function saveTwice(team: TeamSession, source: string): Promise<string> {
  await team.send("POST", "/blueprints", { name: "shop" });
  const save = (content: string) => team.send<Named>("POST", "/blueprints/shop/versions", { files: [{ path: "blueprint.js", content }] });
  await save(source.replace("A page in copies", "A page in many copies"));
  return (await save(source)).id;
}

async function people(team: TeamSession): Promise<void> {
  await team.send("POST", "/invitations", { email: "someone.with.a.long.name@example.test", role: "member" });
  const account = await team.send<Named>("POST", "/service-accounts", { name: "pipeline", role: "member" });
  await team.send("POST", "/keys", { name: "deploy from CI", serviceAccount: account.id });
  const key = await team.send<Named>("POST", "/keys", { name: "my laptop", readOnly: true });
  await team.send("DELETE", `/keys/${key.id}`);
  await team.send("PUT", "/secrets/database-password", { value: "not shown again" });
}

async function succeeded(team: TeamSession, operation: string): Promise<void> {
  const look = async () => {
    const { state, failure } = await team.get<{ state: string; failure: unknown }>(`/operations/${operation}`);
    if (state === "failed" || state === "cancelled") throw new Error(`operation ${state}: ${JSON.stringify(failure)}`);
    return state === "succeeded";
  };
  await waitUntil("the operation's success", look, { timeoutMs: 300_000, everyMs: 500 });
}
