import { createHash, randomBytes } from "node:crypto";

const TICKET_BYTES = 32;

export const newTicket = (): string => randomBytes(TICKET_BYTES).toString("base64url");

export const hashTicket = (ticket: string): string => createHash("sha256").update(ticket).digest("hex");
