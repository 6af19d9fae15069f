import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { verdict } from "../verdict.ts";
import { dial } from "./dial.ts";

const queries: readonly string[] = [
  "",
  "ticket=",
  "ticket=never",
  "ticket[]=x",
  "ticket=x&ticket=y",
  "ticket=%00",
  "ticket=%0d%0aX-Injected:%201",
  "ticket=' OR 1=1 --",
  "ticket=$(id)",
  "ticket=`id`",
  "ticket=;id",
  "ticket=%F0%9F%92%A5",
  "ticket=%C0%AF",
  "ticket=..%2F..%2F..%2Fetc%2Fpasswd",
  "ticket=%ZZ",
  "ticket=__proto__",
  "ticket=constructor",
  "ticket[$ne]=x",
  `ticket=${"a".repeat(8_000)}`,
  "ticket=x&argv=id&machine=x&task=x&cols=80&rows=24",
  "ticket=x&team=../../x",
];

/** Whatever is asked there, and wherever else an upgrade is asked for: no protocol is switched, nothing breaks. */
export async function* fuzzedUpgrades({ ours, url }: AttackRange, { id, machine, task }: RunningCluster): AsyncGenerator<AttackResult> {
  const { headers } = ours.key;
  const paths = [
    ...queries.map((query) => `/api/terminal?${query}`),
    `/api/terminal?cluster=${id}&machine=${machine}`,
    `/api/terminal?cluster=${id}&task=${task}&argv=sh`,
    "/api/terminal/",
    "/api/terminal/x",
    "/api//terminal",
    "/api/terminal%2f",
    "/API/TERMINAL",
    "/api/%74erminal?ticket=x",
    "/api/v1/terminal",
    `/api/v1/clusters/${id}/terminals`,
    `/api/v1/clusters/${id}/logs/stream`,
    "/api/trpc/logs.follow",
    "/_next/webpack-hmr",
    "/",
    "/__proto__",
    "/constructor",
  ];
  for (const path of paths) {
    const { status, body, line } = await dial(url, path, headers);
    line?.close();
    const isRefused = status >= 400 && status < 500;
    const name = path.replace(id, "{cluster}").replace(machine, "{machine}").replace(task, "{task}").slice(0, 80);
    yield verdict(`an upgrade at ${name} is refused`, isRefused && !/at .*\.(ts|js):\d+/.test(body), () => `${status} ${body}`);
  }
}
