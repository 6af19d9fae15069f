import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { uniqueName } from "../../document/sample-value.ts";
import { verdict } from "../verdict.ts";
import { bypassHeaders, EVIL } from "./bypass-headers.ts";
import { leadsHome } from "./headers-without-effect.ts";
import { type RawAnswer, rawRequest } from "./raw-request.ts";

/** Whatever a request says of the host it has come by: links, cookies, trusted pages and addresses are of the install's settings. */
export async function* linksFromSettings({ url, ours }: AttackRange): AsyncGenerator<AttackResult> {
  const authorization = ours.key.headers["authorization"] ?? "";
  const json = { authorization, "content-type": "application/json" };
  for (const [name, lies] of Object.entries(bypassHeaders)) {
    const invitation = { email: `${uniqueName()}@people.test`, role: "viewer" };
    const invited = await rawRequest(url, {
      method: "POST",
      path: "/api/v1/invitations",
      headers: { ...json, ...lies },
      body: JSON.stringify(invitation),
    });
    const link = linkIn(invited);
    yield verdict(
      `${name}: an invitation's link is of the settings`,
      link === null || link.startsWith(`${url}/invitations/`),
      () => invited,
    );
    const document = await rawRequest(url, { path: "/api/openapi.json", headers: lies });
    const isOwn = isElsewhere(document, url) || (document.text.includes(`"url":"${url}/api/v1"`) && !document.text.includes(EVIL));
    yield verdict(`${name}: the document names the install's own address`, isOwn, () => document.text.slice(0, 500));
    yield await signInFrom(url, name, lies);
  }
  yield* auditedAddress({ url, authorization });
}

const linkIn = ({ text, status }: RawAnswer): string | null => (status === 201 ? (JSON.parse(text) as { link: string }).link : null);

/** Refused, or sent to another form of the same page, at home. */
const isElsewhere = ({ status, headers }: RawAnswer, url: string): boolean =>
  status >= 400 || (status === 307 && leadsHome(headers["location"], url));

/** A page of another site, which the request says is this one. */
async function signInFrom(url: string, name: string, lies: Record<string, string>): Promise<AttackResult> {
  const headers = { "content-type": "application/json", origin: `http://${EVIL}`, cookie: "slipway.session_token=x", ...lies };
  const body = JSON.stringify({ email: "nobody@people.test", password: "no password at all" });
  const answer = await rawRequest(url, { method: "POST", path: "/api/auth/sign-in/email", headers, body });
  const cookies = answer.headers["set-cookie"] ?? "";
  const held = ([400, 403, 429].includes(answer.status) || isElsewhere(answer, url)) && !/domain=/i.test(cookies);
  return verdict(`${name}: another site's page may not sign anybody in`, held, () => answer);
}

/** Nobody in front is trusted here: what a client says of its address is not believed. */
async function* auditedAddress({ url, authorization }: { url: string; authorization: string }): AsyncGenerator<AttackResult> {
  const said = "203.0.113.66";
  const lies = { "x-forwarded-for": said, forwarded: `for=${said}`, "x-real-ip": said, "x-slipway-address": said };
  const headers = { authorization, "content-type": "application/json", ...lies };
  const made = await rawRequest(url, { method: "POST", path: "/api/v1/projects", headers, body: JSON.stringify({ name: uniqueName() }) });
  const { text } = await rawRequest(url, { path: "/api/v1/audit?limit=20", headers: { authorization } });
  yield verdict("a change by an address that is made up is audited by the true one", made.status === 201 && !text.includes(said), () =>
    text.slice(0, 1_000),
  );
}
