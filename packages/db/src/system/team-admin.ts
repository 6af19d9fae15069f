import type { Role } from "@slipway/core/access";
import { connectionsOf, type Database } from "../database.ts";
import { isoTime } from "../json.ts";
import { DEFAULT_PROJECT } from "../stores/projects.ts";
import type { TeamRow } from "../stores/records.ts";
import { ensureUser, type NewUser } from "./accounts.ts";

export interface NewTeam {
  slug: string;
  name: string;
  owner: NewUser;
}

export type TeamAdmin = ReturnType<typeof teamAdmin>;

/** Makes teams and members without an actor: for installing, and for tests. */
export function teamAdmin(database: Database) {
  const { system } = connectionsOf(database);

  return {
    /** The team with its owner and its project; an account of that address is taken as it is. CONFLICT: the slug is taken. */
    async createTeam({ slug, name, owner }: NewTeam): Promise<{ team: TeamRow; userId: string }> {
      const userId = await ensureUser(database, owner);
      const team = await database.forNewTeam().transaction(async (tx) => {
        const made = await tx.team.create({ slug, name });
        await tx.members.add(userId, "owner");
        await tx.projects.create(DEFAULT_PROJECT);
        return made;
      });
      return { team, userId };
    },

    findTeam: (slug: string): Promise<TeamRow | null> =>
      system(async (tx) => {
        const row = await tx.team.findUnique({ where: { slug } });
        return row && { ...row, createdAt: isoTime(row.createdAt) };
      }),

    listTeams: (): Promise<{ id: string; slug: string }[]> =>
      system((tx) => tx.team.findMany({ select: { id: true, slug: true }, orderBy: { slug: "asc" } })),

    /** An account of that address is taken as it is. Idempotent; the role is set. */
    async addMember(teamId: string, user: NewUser, role: Role): Promise<{ userId: string }> {
      const userId = await ensureUser(database, user);
      await database.forTeam(teamId).transaction(async (tx) => {
        if (!(await tx.members.add(userId, role))) await tx.members.setRole(userId, role);
      });
      return { userId };
    },
  };
}
