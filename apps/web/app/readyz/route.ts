import { checkReadiness, readinessAnswer } from "@slipway/adapters/telemetry";
import { services } from "../../src/server/wiring.ts";

export const dynamic = "force-dynamic";

/** 200 when requests can be served, 503 naming what fails; never later than two seconds. */
export async function GET(): Promise<Response> {
  const { status, headers, body } = readinessAnswer(await checkReadiness(services().checks));
  return new Response(body, { status, headers });
}
