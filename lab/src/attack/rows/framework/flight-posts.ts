import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { verdict } from "../verdict.ts";
import { EVIL } from "./bypass-headers.ts";
import { flightBodies } from "./flight-bodies.ts";
import { pagePaths } from "./page-paths.ts";
import { rawRequest } from "./raw-request.ts";

const AT_ONCE = 4;

/** Ids as Next's own have been: 40 or 42 hexadecimal digits, and words. */
const actions: Record<string, string>[] = [
  { "next-action": "0".repeat(40) },
  { "next-action": `7f${"a".repeat(40)}`, rsc: "1" },
  { "next-action": "x", "x-forwarded-host": EVIL, origin: `http://${EVIL}` },
  { "next-action": "__proto__" },
  {},
];

/** Posts of Flight data to every page and to a path of each kind beside them. */
export async function* flightPosts({ url, ours }: AttackRange): AsyncGenerator<AttackResult> {
  const canary = path.join(tmpdir(), `slipway-canary-${randomBytes(6).toString("hex")}`);
  const paths = [
    ...new Set(pagePaths(ours)),
    "/nothing-there",
    "/api/v1/team",
    "/api/trpc/teams.get",
    "/api/auth/get-session",
    "/_next/static/x",
  ];
  const bodies = flightBodies(canary);
  for (const [at, page] of paths.entries()) {
    // Each page gets every body, and every way to name an action; each pair is met on some page.
    const posts = bodies.map((body, number) => ({ ...body, headers: actions[(at + number) % actions.length] ?? {} }));
    const broken: unknown[] = [];
    for (let from = 0; from < posts.length; from += AT_ONCE) {
      await Promise.all(
        posts.slice(from, from + AT_ONCE).map(async ({ name, contentType, headers, body }) => {
          const answer = await rawRequest(url, { method: "POST", path: page, headers: { ...headers, "content-type": contentType }, body });
          if (answer.status >= 500 || JSON.stringify(answer.headers).includes(EVIL)) broken.push({ name, headers, answer });
        }),
      );
    }
    const name = Object.entries(ours.ids).reduce((text, [thing, id]) => text.replace(id, `{${thing}}`), page.replace(ours.slug, "{team}"));
    yield verdict(`${posts.length} Flight posts to ${name}: no fault of the server, nothing leads away`, broken.length === 0, () => broken);
  }
  const wasWritten = existsSync(canary);
  rmSync(canary, { force: true });
  yield verdict("no code of theirs has run", !wasWritten, () => `${canary} was written`);
  const alive = await rawRequest(url, { path: "/api/openapi.json" });
  yield verdict("the server answers afterwards", alive.status === 200, () => alive);
}
