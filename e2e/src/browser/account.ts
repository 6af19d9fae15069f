import { randomUUID } from "node:crypto";
import type { BrowserContext } from "playwright-core";

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** A name that no other run has used. */
export const fresh = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 8)}`;

export const newPerson = (name: string): Person => ({
  name,
  email: `${fresh(name.toLowerCase().replaceAll(" ", "-"))}@example.test`,
  password: `a few easy words ${randomUUID()}`,
});

/** Signs up and in without looking at the pages: they have their own test. */
export async function signUpBehind(context: BrowserContext, url: string, person: Person): Promise<void> {
  await send(context, url, { step: "sign-up", person });
  await signInBehind(context, url, person);
}

export const signInBehind = (context: BrowserContext, url: string, person: Person): Promise<void> =>
  send(context, url, { step: "sign-in", person });

async function send(context: BrowserContext, url: string, { step, person }: { step: string; person: Person }): Promise<void> {
  const answer = await context.request.post(`${url}/api/auth/${step}/email`, { data: { ...person }, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`${step} of ${person.email}: ${answer.status()} ${await answer.text()}`);
}
