import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import type { LiveOperation } from "../../document/live-document.ts";
import { verdict } from "../verdict.ts";
import { bypassHeaders, EVIL } from "./bypass-headers.ts";
import { pagePaths } from "./page-paths.ts";
import { type RawAnswer, rawRequest } from "./raw-request.ts";

const AT_ONCE = 4;

interface Way {
  name: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Every page and operation, by nobody; and some operations by a viewer: with each header the same as without. */
export async function* headersWithoutEffect(range: AttackRange): AsyncGenerator<AttackResult> {
  const { ours, document } = range;
  const pages = [...new Set(pagePaths(ours))].map(
    (path): Way => ({ name: `the page ${path.replace(ours.slug, "{team}")}`, method: "GET", path, headers: {} }),
  );
  const operations = document.operations.map((operation) => asNobody(operation, ours.ids.cluster));
  const viewer = ours.serviceAccounts.viewer.headers;
  const asViewer = ["projects.create", "webhooks.create", "keys.create", "audit.list"].map((name): Way => {
    const operation = document.operation(name);
    return { ...asNobody(operation, ""), name: `${name} by a viewer`, headers: { ...asNobody(operation, "").headers, ...viewer } };
  });
  for (const way of [...pages, ...operations, ...asViewer]) yield await withoutEffect(range, way);
}

function asNobody({ name, method, path }: LiveOperation, id: string): Way {
  const filled = `/api/v1${path.replace(/\{\w+\}/g, id || "x")}`;
  const hasBody = method !== "GET" && method !== "DELETE";
  return {
    name: `${name} by nobody`,
    method,
    path: filled,
    headers: hasBody ? { "content-type": "application/json" } : {},
    ...(hasBody ? { body: "{}" } : {}),
  };
}

async function withoutEffect({ url, ours }: AttackRange, way: Way): Promise<AttackResult> {
  const isApi = way.path.startsWith("/api/v1/");
  const plain = await rawRequest(url, way);
  const wrong: unknown[] = isApi && ![401, 403].includes(plain.status) ? [{ expected: "401 or 403 without any header", plain }] : [];
  const all = Object.entries(bypassHeaders);
  for (let at = 0; at < all.length; at += AT_ONCE) {
    await Promise.all(
      all.slice(at, at + AT_ONCE).map(async ([name, headers]) => {
        const answer = await rawRequest(url, { ...way, headers: { ...way.headers, ...headers } });
        const told = faultOf({ plain, answer, isApi, isFlight: "rsc" in headers, url, secret: ours.people.owner.email });
        if (told) wrong.push({ name, told, status: answer.status, headers: answer.headers, text: answer.text.slice(0, 300) });
      }),
    );
  }
  return verdict(`${way.name}: ${all.length} kinds of headers change nothing`, wrong.length === 0, () => wrong);
}

interface Compared {
  plain: RawAnswer;
  answer: RawAnswer;
  isApi: boolean;
  /** It asks for a page's data in another form, which may lead to that form's own address. */
  isFlight: boolean;
  url: string;
  /** Of somebody's data: no page that nobody is signed in to may have it. */
  secret: string;
}

function faultOf({ plain, answer, isApi, isFlight, url, secret }: Compared): string | null {
  if (answer.status >= 500) return "a fault of the server";
  if (JSON.stringify(answer.headers).includes(EVIL)) return "the other host is in the answer's headers";
  if (answer.text.includes(EVIL) && !isFlight) return "the other host is in the answer";
  if (answer.text.includes(secret)) return "somebody's data is in the answer";
  if (!leadsHome(answer.headers["location"], url)) return "it leads away";
  const isRefusal = answer.status === 400 || answer.status === 431 || answer.status === 421;
  const isForm = isFlight && (isApi ? answer.status === 307 : answer.status < 400);
  return answer.status === plain.status || isRefusal || isForm ? null : `without the headers: ${plain.status}`;
}

/** Nowhere, to a path of ours, or to the address that the install was given. */
export const leadsHome = (location: string | undefined, url: string): boolean =>
  location === undefined || /^\/(?![/\\])/.test(location) || location === url || location.startsWith(`${url}/`);
