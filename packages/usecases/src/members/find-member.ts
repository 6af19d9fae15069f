import type { MemberRow, TeamTx } from "@slipway/db";
import { found } from "../paging/not-found.ts";

/** By the user's id. NOT_FOUND. */
export const findMember = async (tx: TeamTx, userId: string): Promise<MemberRow> => found(await tx.members.find(userId), "member");
