import { handleRest } from "../../../../src/server/rest/rest-handler.ts";
import { services } from "../../../../src/server/wiring.ts";

export const dynamic = "force-dynamic";

const handle = (request: Request): Promise<Response> => handleRest(request, services());

export { handle as DELETE, handle as GET, handle as HEAD, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };
