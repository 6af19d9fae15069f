import type { BrowserContext } from "playwright-core";
import { fresh } from "./account.ts";

/** REST as the person whose session the browser holds, in one team. */
export interface TeamSession {
  slug: string;
  get<T>(path: string): Promise<T>;
  send<T>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<T>;
  /** The status alone: for what is to be refused. */
  statusOf(method: string, path: string, body?: unknown): Promise<number>;
}

interface Place {
  context: BrowserContext;
  url: string;
}

export function teamSession({ context, url }: Place, slug: string): TeamSession {
  const call = (method: string, path: string, data?: unknown) =>
    context.request.fetch(`${url}/api/v1${path}`, { method, data, headers: { origin: url, "slipway-team": slug } });
  async function read<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await call(method, path, body);
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return (answer.status() === 204 ? null : await answer.json()) as T;
  }
  return {
    slug,
    get: (path) => read("GET", path),
    send: read,
    statusOf: async (method, path, body) => (await call(method, path, body)).status(),
  };
}

export async function newTeam(place: Place, prefix: string): Promise<TeamSession> {
  const slug = fresh(prefix);
  await teamSession(place, "").send("POST", "/teams", { name: slug, slug });
  return teamSession(place, slug);
}
