import { randomBytes } from "node:crypto";
import type { Database } from "../database.ts";
import { teamAdmin } from "../system/team-admin.ts";

/** A team with an owner, of a name not used before. */
export async function createTestTeam(database: Database): Promise<{ teamId: string; userId: string; slug: string }> {
  const slug = `team-${randomBytes(6).toString("hex")}`;
  const owner = { email: `owner@${slug}.test`, name: "Owner", passwordHash: "none" };
  const { team, userId } = await teamAdmin(database).createTeam({ slug, name: slug, owner });
  return { teamId: team.id, userId, slug };
}
