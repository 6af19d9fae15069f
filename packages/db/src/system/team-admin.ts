import type { Role } from "@slipway/core/access";
import { AppError } from "@slipway/core/errors";
import { connectionsOf, type Database } from "../database.ts";
import { isoTime } from "../json.ts";
import { newId } from "../new-id.ts";
import type { TeamRow } from "../stores/records.ts";

export interface NewUser {
  /** Lower case. */
  email: string;
  name: string;
  passwordHash: string;
}

export interface NewTeam {
  slug: string;
  name: string;
  owner: NewUser;
}

export type TeamAdmin = ReturnType<typeof teamAdmin>;

/** Makes teams and accounts: what has no team yet. */
export function teamAdmin(database: Database) {
  const { system } = connectionsOf(database);

  return {
    /** The team, with its owner; an account of that address is taken as it is. CONFLICT: the slug is taken. */
    createTeam: ({ slug, name, owner }: NewTeam): Promise<{ team: TeamRow; userId: string }> =>
      system(async (tx) => {
        const { count } = await tx.team.createMany({ data: { id: newId(), slug, name }, skipDuplicates: true });
        if (count === 0) throw new AppError("CONFLICT", `There is a team ${slug} already.`);
        const row = await tx.team.findUniqueOrThrow({ where: { slug } });
        await tx.user.createMany({ data: { id: newId(), ...owner }, skipDuplicates: true });
        const { id: userId } = await tx.user.findUniqueOrThrow({ where: { email: owner.email } });
        await tx.membership.create({ data: { teamId: row.id, userId, role: "owner" } });
        return { team: { ...row, createdAt: isoTime(row.createdAt) }, userId };
      }),

    findTeam: (slug: string): Promise<TeamRow | null> =>
      system(async (tx) => {
        const row = await tx.team.findUnique({ where: { slug } });
        return row && { ...row, createdAt: isoTime(row.createdAt) };
      }),

    listTeams: (): Promise<{ id: string; slug: string }[]> =>
      system((tx) => tx.team.findMany({ select: { id: true, slug: true }, orderBy: { slug: "asc" } })),

    /** An account of that address is taken as it is. Idempotent; the role is set. */
    addMember: (teamId: string, user: NewUser, role: Role): Promise<{ userId: string }> =>
      system(async (tx) => {
        await tx.user.createMany({ data: { id: newId(), ...user }, skipDuplicates: true });
        const { id: userId } = await tx.user.findUniqueOrThrow({ where: { email: user.email } });
        await tx.membership.upsert({ where: { teamId_userId: { teamId, userId } }, create: { teamId, userId, role }, update: { role } });
        return { userId };
      }),
  };
}
