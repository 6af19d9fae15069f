export const dynamic = "force-dynamic";

/** The process answers; whether it can work is `/readyz`. */
export function GET(): Response {
  return Response.json({ status: "ok" });
}
