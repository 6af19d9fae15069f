import { handleTrpc } from "../../../../src/server/trpc/handle-trpc.ts";
import { services } from "../../../../src/server/wiring.ts";

export const dynamic = "force-dynamic";

const handle = (request: Request): Promise<Response> => handleTrpc(request, services());

export { handle as GET, handle as POST };
