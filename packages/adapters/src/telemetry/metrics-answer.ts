import { createHash, timingSafeEqual } from "node:crypto";
import type { Metrics } from "./metrics.ts";
import type { HealthAnswer } from "./readiness.ts";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

const refusal = (status: 401 | 404): HealthAnswer => ({
  status,
  headers: { "Cache-Control": "no-store", ...(status === 401 ? { "WWW-Authenticate": "Bearer" } : {}) },
  body: "",
});

/** `/metrics` on a public port: 404 where no token was set, as if it were not there. */
export async function publicMetricsAnswer(
  metrics: Metrics,
  { authorization, token }: { authorization: string | undefined; token: string | undefined },
): Promise<HealthAnswer> {
  if (!token) return refusal(404);
  const given = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(given), digest(token)) ? metricsAnswer(metrics) : refusal(401);
}

export async function metricsAnswer(metrics: Metrics): Promise<HealthAnswer> {
  return { status: 200, headers: { "Content-Type": metrics.contentType, "Cache-Control": "no-store" }, body: await metrics.text() };
}
