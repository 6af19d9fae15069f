import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { uniqueName } from "../../document/sample-value.ts";
import { verdict } from "../verdict.ts";
import { exported } from "./export-file.ts";

const forged = '{"teamId":"x","sequence":1,"actor":"user/innocent","action":"teams.get","outcome":"done"}';

/** Ends of lines as various readers know them, ends of JSON, and what terminals act upon. */
const texts: readonly string[] = [
  `\n${forged}`,
  `\r\n${forged}\r\n`,
  `"}\n${forged}`,
  `","outcome":"done"},${forged}`,
  "\u2028\u2029\u0085\v\f",
  "\u001b[2K\u001b[1A\u001b]0;x\u0007",
  "\\n\\u000a\\",
  "'; DELETE FROM audit_entry; --",
  '{"head":null,"rows":0}',
];

/** In every field that the audit log may tell of, and in the headers it takes note of. */
export async function* injections({ ours }: AttackRange): AsyncGenerator<AttackResult> {
  const { owner } = ours;
  const before = (await exported(owner)).rows.length;
  const send = (method: string, path: string, more: { body?: unknown; headers?: Record<string, string> }) =>
    owner.send({ method, path: `/api/v1${path}`, ...more });
  let accepted = 0;
  for (const text of texts) {
    const answers = await Promise.all([
      send("PATCH", `/clusters/${ours.ids.cluster}`, { body: { description: text } }),
      send("POST", "/keys", { body: { name: `k${text}` } }),
      send("POST", "/service-accounts", { body: { name: `s${text}`, role: "viewer" } }),
      send("POST", "/projects", { body: { name: `p${text}` } }),
      send("PUT", `/secrets/${encodeURIComponent(`s${text}`)}`, { body: { value: text } }),
      send("DELETE", `/keys/${encodeURIComponent(text)}`, {}),
      send("POST", `/webhooks/${encodeURIComponent(text)}/test`, {}),
      send("POST", "/clusters", { body: { name: uniqueName(), project: text } }),
      send("PATCH", "/team", { body: { name: `Attack ${text}` } }),
      send("POST", "/projects", {
        body: { name: uniqueName() },
        headers: { "x-request-id": printable(text), "user-agent": printable(text) },
      }),
    ]);
    accepted += answers.filter(({ status }) => status < 300).length;
    const broken = answers.filter(({ status }) => status >= 500);
    yield verdict(`${JSON.stringify(text).slice(0, 40)} in names and headers breaks nothing`, broken.length === 0, () =>
      broken.map((one) => one.text),
    );
  }
  await owner.make("PATCH", "/team", { name: "Attack: ours" });
  const { rows } = await exported(owner);
  yield verdict(
    "some of it was taken, and is in the log",
    accepted > 0 && rows.length > before,
    () => `${accepted} accepted, ${rows.length} rows`,
  );
  const actors = new Set(rows.map(({ actor }) => actor.split("/")[0]));
  yield verdict("nobody has written a row in another's name", !rows.some(({ actor }) => actor === "user/innocent"), () => [...actors]);
  const requestIds = rows.filter(({ requestId }) => !/^[\w-]{8,64}$/.test(requestId));
  yield verdict("ids of requests are plain", requestIds.length === 0, () => requestIds);
}

/** No client sends other characters in a header. */
const printable = (text: string): string => JSON.stringify(text).replace(/[^\x20-\x7e]/g, "?");
