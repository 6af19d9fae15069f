import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

interface Comment {
  id: number;
  body: string;
  author: { id: number };
}

/** Who holds the forge's token. */
const self = { id: 42 };

export interface Stage {
  url: string;
  /** What the forge keeps. */
  comments: Comment[];
  /** `POST /clusters/…`, without what only reads. */
  changes: string[];
  /** From now on the forge refuses its token. */
  forbidForge(): void;
  /** Whoever else changes the cluster. */
  bumpRevision(): void;
  close(): void;
}

const stepless = {
  changes: [{ subject: "service", action: "change", name: "web", reason: "image" }],
  placements: [],
  unplaced: [],
  steps: [],
};
const price = { beforeUsdPerHour: 0.01, afterUsdPerHour: 0.02 };
const operation = { id: "op", kind: "apply", state: "succeeded", failure: null, reason: null, steps: [] };

interface Saved {
  id: string;
  files: unknown;
}

/** A Slipway with the running cluster `shop`, and a GitHub and a GitLab with a request 7, behind one port. */
export async function openStage(): Promise<Stage> {
  const comments: Comment[] = [];
  const changes: string[] = [];
  const versions: Saved[] = [];
  const plans: { id: string; baseRevision: number; blueprintVersionId: string }[] = [];
  let revision = 1;
  let isForbidden = false;

  /** The newest version again when nothing differs, as the API has it. */
  function saveVersion({ files }: { files: unknown }): Saved {
    const same = versions.findLast((saved) => JSON.stringify(saved.files) === JSON.stringify(files));
    if (same) return same;
    versions.push({ id: `v${versions.length + 1}`, files });
    return versions.at(-1) as Saved;
  }
  function makePlan({ blueprintVersionId }: { blueprintVersionId: string }) {
    const id = `00000000-0000-4000-8000-${String(plans.length + 1).padStart(12, "0")}`;
    plans.push({ id, baseRevision: revision, blueprintVersionId });
    return { ...plans.at(-1), ...stepless, price, hasChanges: true };
  }
  function apply({ planId }: { planId: string }) {
    changes.push(`apply ${planId}`);
    if (plans.find(({ id }) => id === planId)?.baseRevision !== revision) return problem(412, "STALE");
    revision += 1;
    return { operation, message: "Accepted: apply." };
  }
  function saveComment(id: number, { body }: { body: string }): object {
    const known = comments.find((comment) => comment.id === id);
    if (known) known.body = body;
    else comments.push({ id, body, author: self });
    return { id, body, html_url: `https://forge.test/7#${id}` };
  }

  const forgeRoutes = (comment: string, list: string): Record<string, Route> => ({
    [`GET ${list}`]: (_, query) => (isForbidden ? problem(403, "FORBIDDEN") : query.get("page") === "1" ? comments : []),
    [`POST ${list}`]: (body) => saveComment(comments.length + 100, body as { body: string }),
    [comment]: (body, _, [id]) => saveComment(Number(id), body as { body: string }),
  });
  const routes: Record<string, Route> = {
    "GET /api/v1/blueprints/shop": () => ({ id: "b" }),
    "POST /api/v1/blueprints/b/versions": (body) => saveVersion(body as { files: unknown }),
    "GET /api/v1/blueprints/shop/versions/(.+)": (_, __, [id]) => ({ args: [], ...versions.find((saved) => saved.id === id) }),
    "GET /api/v1/clusters/shop": () => ({ id: "c", state: "running" }),
    "POST /api/v1/clusters/c/plans": (body) => makePlan(body as { blueprintVersionId: string }),
    "GET /api/v1/clusters/shop/plans/(.+)": (_, __, [id]) => {
      const plan = plans.find((one) => one.id === id);
      return plan ? { ...plan, ...stepless, price, hasChanges: true } : problem(404, "NOT_FOUND");
    },
    "POST /api/v1/clusters/shop/apply": (body) => apply(body as { planId: string }),
    "GET /api/v1/operations/op": () => operation,
    "GET /user": () => self,
    "GET /repos/acme/shop/commits/.+/pulls": () => [{ number: 7, merged_at: "2026-11-21T12:00:00Z" }],
    "GET /projects/1/repository/commits/.+/merge_requests": () => [{ iid: 7, state: "merged" }],
    ...forgeRoutes("PATCH /repos/acme/shop/issues/comments/(.+)", "/repos/acme/shop/issues/7/comments"),
    ...forgeRoutes("PUT /projects/1/merge_requests/7/notes/(.+)", "/projects/1/merge_requests/7/notes"),
  };
  const { url, close } = await serve(routes);
  const bumpRevision = (): void => {
    revision += 1;
  };
  const forbidForge = (): void => {
    isForbidden = true;
  };
  return { url, comments, changes, bumpRevision, forbidForge, close };
}

interface Refusal {
  refused: number;
  body: object;
}
type Route = (body: unknown, query: URLSearchParams, matched: string[]) => object | Refusal;

const problem = (refused: number, code: string): Refusal => ({ refused, body: { code, detail: code, faults: [] } });

async function serve(routes: Record<string, Route>): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://stage");
    const sent = await text(request);
    const asked = `${request.method} ${pathname}`;
    const found = Object.entries(routes).find(([pattern]) => new RegExp(`^${pattern}$`).test(asked));
    const matched = found ? (new RegExp(`^${found[0]}$`).exec(asked) ?? []).slice(1) : [];
    const answer = found?.[1](sent === "" ? {} : JSON.parse(sent), searchParams, matched) ?? problem(404, "NOT_FOUND");
    const { refused = 200, body = answer } = answer as Partial<Refusal>;
    response.writeHead(refused, { "content-type": "application/json" });
    response.end(JSON.stringify("refused" in answer ? body : answer));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
