import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

interface Answer {
  status: number;
  body: { operation?: { id: string } | null; code?: string; detail?: string };
}

export interface Asker {
  url: string;
  key: string;
}

/** So long a client of ours goes on asking; nothing here is away for as long. */
const GIVE_UP_MS = 60_000;
const PAUSE_MS = 250;

/** Sent, not known whether it arrived, or not to be had just now: a client asks again with the same Idempotency-Key. */
const isToBeAskedAgain = ({ status, body }: Answer): boolean =>
  status >= 500 || status === 429 || (status === 409 && body.detail?.includes("still running") === true);

/** The answer to a change, however often it has to be asked for. */
async function ask(url: string, request: RequestInit): Promise<Answer> {
  const began = performance.now();
  for (;;) {
    const answer = await fetch(url, request)
      .then(async (response): Promise<Answer> => ({ status: response.status, body: await response.json() }))
      .catch(() => null);
    if (answer && !isToBeAskedAgain(answer)) return answer;
    if (performance.now() - began > GIVE_UP_MS)
      throw new Error(`${url}: no answer within ${GIVE_UP_MS} ms; last ${JSON.stringify(answer)}`);
    await sleep(PAUSE_MS);
  }
}

/** Asks for a change twice under one key, as a client does that lost the first answer. Throws unless both answers are the same one operation. */
export async function askTwice({ url, key }: Asker, path: string, body: object): Promise<string> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": randomUUID() };
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  const first = await ask(`${url}/api/v1${path}`, request);
  const again = await ask(`${url}/api/v1${path}`, request);
  const [id, sameId] = [first.body.operation?.id, again.body.operation?.id];
  if (first.status !== 202 || again.status !== 202 || !id || id !== sameId)
    throw new Error(`${path}: ${JSON.stringify(first)}, asked again: ${JSON.stringify(again)}`);
  return id;
}
