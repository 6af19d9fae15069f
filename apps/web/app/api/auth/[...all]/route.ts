import { services } from "../../../../src/server/wiring.ts";

export const dynamic = "force-dynamic";

const handle = (request: Request): Promise<Response> => services().authentication.handle(request);

export { handle as GET, handle as POST };
