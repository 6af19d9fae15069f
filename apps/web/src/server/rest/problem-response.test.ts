import { startTelemetry } from "@slipway/adapters/telemetry";
import { AppError } from "@slipway/core/errors";
import { beforeAll, expect, it } from "vitest";
import { trpcErrorOf } from "../trpc/router.ts";
import { problemResponse } from "./problem-response.ts";

const marker = "q7ZkErM4Tn2Wx9vB";
const leak = `psql postgresql://app:${marker}@db/x with Bearer ${marker} and slw_live_${marker}`;
const lines: string[] = [];

beforeAll(async () => {
  await startTelemetry({ service: "test", env: { OWN_SECRET: `own-${marker}` }, write: (line) => lines.push(line) });
});

it("hides what looks like a secret in what the caller is told", async () => {
  const error = new AppError("STEP_FAILED", leak, {
    remedy: `Unset PGPASSWORD=${marker}.`,
    faults: [{ path: "/env", message: `own-${marker} is not allowed: whsec_${marker}`, line: 3 }],
  });
  const response = problemResponse(error, "request-1");
  const text = await response.text();
  expect(text).not.toContain(marker);
  expect(JSON.parse(text)).toMatchObject({
    status: 422,
    code: "STEP_FAILED",
    detail: expect.stringContaining("postgresql://app:[secret]@db/x"),
    faults: [{ path: "/env", line: 3 }],
    requestId: "request-1",
  });
  expect(trpcErrorOf(error, "request-1").message).not.toContain(marker);
});

it("tells the caller nothing of what was unexpected, and the log what it needs without the secret", async () => {
  const response = problemResponse(new Error(leak, { cause: new Error(`-----BEGIN PRIVATE KEY-----\n${marker}`) }), "request-2");
  expect(await response.json()).toEqual({
    type: "urn:slipway:problem:internal",
    title: "Internal",
    status: 500,
    code: "INTERNAL",
    detail: "Something went wrong on our side.",
    remedy: "Report the request id request-2.",
    faults: [],
    requestId: "request-2",
  });
  const [line = ""] = lines.splice(0);
  expect(JSON.parse(line)).toMatchObject({ level: "error", requestId: "request-2", error: { name: "Error" } });
  expect(line).toContain("problem-response.test.ts");
  expect(line).not.toContain(marker);
});

it("says with which headers a refusal comes", () => {
  const refused = new AppError("RATE_LIMITED", "Too many.", { retryAfterMs: 1_400, headers: { RateLimit: '"default";r=0;t=2' } });
  const { headers, status } = problemResponse(refused, "request-3");
  expect([status, headers.get("retry-after"), headers.get("ratelimit")]).toEqual([429, "2", '"default";r=0;t=2']);
});
