import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

const side = z.int().min(1).max(1000);

/** Of a terminal, in characters; bounded as the socket's messages are. */
export const terminalSize = { cols: side.default(80), rows: side.default(24) };

export const createdTerminal = z
  .object({
    id: z.string(),
    ticket: z.string().meta({ description: "For one opening, by whoever asked for it; shown once." }),
    path: z.string().meta({ description: "Open a WebSocket here." }),
    expiresAt: timestamp.meta({ description: "Of the ticket." }),
  })
  .meta({ id: "CreatedTerminal" });
export type CreatedTerminal = z.output<typeof createdTerminal>;

/** Beside bytes, which are binary: what goes over the socket as JSON text. The client's … */
export const terminalRequest = z.strictObject({ resize: z.strictObject({ cols: side, rows: side }) });
/** … and the server's last word; null: nobody knows. */
export const terminalEnd = z.object({ exit: z.int().nullable() });
