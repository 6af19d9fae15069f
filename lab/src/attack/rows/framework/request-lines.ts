import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { verdict } from "../verdict.ts";
import { EVIL } from "./bypass-headers.ts";
import { leadsHome } from "./headers-without-effect.ts";
import { rawRequest } from "./raw-request.ts";

/** Ways to write a request line that parsers have read differently. None leads anywhere else, or past who asks. */
export async function* requestLines({ url }: AttackRange): AsyncGenerator<AttackResult> {
  const paths = [
    `http://${EVIL}/`,
    `http://${EVIL}/api/v1/team`,
    `https://${EVIL}/sign-in`,
    `${url}/api/v1/team`,
    `http://user:pass@${EVIL}/api/v1/team`,
    "file:///etc/passwd",
    "/http://169.254.169.254/",
    `//${EVIL}/`,
    `//${EVIL}/%2e%2e`,
    `///${EVIL}/%2f..`,
    `/\\${EVIL}/`,
    `/%5c${EVIL}/`,
    `/%2f${EVIL}/%2f..`,
    `/.//${EVIL}/`,
    `/${EVIL}//`,
    "/sign-in/",
    `/sign-in//${EVIL}`,
    `/sign-in?next=//${EVIL}`,
    "/api/v1/../v1/team",
    "/api/v1//team",
    "/api/v1/team/",
    "/api/v1/team;x=1",
    "/api/v1/team%00",
    "/api/v1/%74eam",
    "/api/v1/team%2f..%2fme",
    "/_next/..%2f..%2f..%2fetc/passwd",
    "/_next/static/..%2f..%2fserver/app/api/v1/[...path]/route.js",
    "/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75",
    `/_next/image?url=%2F%2F${EVIL}%2Fx.png&w=64&q=75`,
    "/_next/data/x/index.json",
    "/__nextjs_original-stack-frame",
    "/.env",
    "/server.js",
    "*",
    `/${"a".repeat(7_000)}`,
  ];
  const asked = paths.flatMap((path) => ["GET", "POST", "OPTIONS"].map((method) => ({ method, path })));
  const odd = ["TRACE", "TRACK", "PROPFIND", "PURGE", "DELETE", "PUT"].map((method) => ({ method, path: "/api/v1/team" }));
  for (const { method, path } of [...asked, ...odd]) {
    const answer = await rawRequest(url, { method, path });
    const isSafe =
      answer.status < 500 && leadsHome(answer.headers["location"], url) && !JSON.stringify(answer.headers).includes(`//${EVIL}`);
    const isData =
      answer.status < 300 && (/"slug"|root:/.test(answer.text) || /access-control-allow-origin/.test(JSON.stringify(answer.headers)));
    yield verdict(`${method} ${path.slice(0, 60).replace(url, "{install}")} leads nowhere and shows nothing`, isSafe && !isData, () => ({
      ...answer,
      text: answer.text.slice(0, 300),
    }));
  }
}
