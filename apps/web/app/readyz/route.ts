import { services } from "../../src/server/wiring.ts";

export const dynamic = "force-dynamic";

/** 200 when requests can be served. Temporal is told about, not required: changes are kept until it is back. */
export async function GET(): Promise<Response> {
  const { database, temporalReady } = services();
  const [databaseReady, temporal] = await Promise.all([
    database.ping().then(
      () => true,
      () => false,
    ),
    temporalReady(),
  ]);
  const body = { status: databaseReady ? "ready" : "not ready", database: databaseReady, temporal };
  return Response.json(body, { status: databaseReady ? 200 : 503, headers: databaseReady ? {} : { "Retry-After": "2" } });
}
