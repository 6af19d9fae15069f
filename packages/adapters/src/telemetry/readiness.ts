/** One thing a process needs. `failing` says what is wrong, in words fit for anybody. */
export type CheckResult = { ok: true } | { ok: false; failing: string };

export interface Check {
  name: string;
  /** Without it the process cannot do its work at all; others are only told about. */
  required: boolean;
  run(): Promise<CheckResult>;
}

export interface Readiness {
  status: "ready" | "degraded" | "not ready";
  /** Names of those that fail. */
  failing: string[];
  checks: Record<string, { state: "ok" | "failing"; reason?: string; tookMs: number }>;
}

/** The whole answer comes within two seconds, whatever hangs. */
const DEADLINE_MS = 1_500;

export async function checkReadiness(checks: readonly Check[], deadlineMs = DEADLINE_MS): Promise<Readiness> {
  const results = await Promise.all(checks.map(async (check) => ({ check, ...(await timed(check, deadlineMs)) })));
  const failing = results.filter(({ result }) => !result.ok);
  const status = failing.some(({ check }) => check.required) ? "not ready" : failing.length > 0 ? "degraded" : "ready";
  return {
    status,
    failing: failing.map(({ check }) => check.name),
    checks: Object.fromEntries(
      results.map(({ check, result, tookMs }) => [
        check.name,
        result.ok ? { state: "ok" as const, tookMs } : { state: "failing" as const, reason: result.failing, tookMs },
      ]),
    ),
  };
}

async function timed(check: Check, deadlineMs: number): Promise<{ result: CheckResult; tookMs: number }> {
  const startedMs = performance.now();
  const late = Promise.withResolvers<CheckResult>();
  const timer = setTimeout(() => late.resolve({ ok: false, failing: `does not answer within ${deadlineMs} ms` }), deadlineMs);
  const asked = Promise.resolve()
    .then(() => check.run())
    .catch((): CheckResult => ({ ok: false, failing: "does not answer" }));
  const result = await Promise.race([asked, late.promise]);
  clearTimeout(timer);
  return { result, tookMs: Math.round(performance.now() - startedMs) };
}

export interface HealthAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The process answers; whether it can work is told by its readiness. */
export const aliveAnswer = (): HealthAnswer => ({
  status: 200,
  headers: { "Content-Type": "application/json", "Cache-Control": "no-store" },
  body: '{"status":"ok"}',
});

export function readinessAnswer(readiness: Readiness): HealthAnswer {
  const isReady = readiness.status !== "not ready";
  const headers = { "Content-Type": "application/json", "Cache-Control": "no-store", ...(isReady ? {} : { "Retry-After": "2" }) };
  return { status: isReady ? 200 : 503, headers, body: JSON.stringify(readiness) };
}
