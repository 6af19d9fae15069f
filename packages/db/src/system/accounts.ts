import { connectionsOf, type Database } from "../database.ts";
import { newId } from "../new-id.ts";

export interface NewUser {
  /** Lower case. */
  email: string;
  name: string;
  /** Of a form that sign-in understands. */
  passwordHash: string;
}

/** The user of that address, made with this password when there is none: for installing, and for tests. */
export function ensureUser(database: Database, { email, name, passwordHash }: NewUser): Promise<string> {
  return connectionsOf(database).signin(async (tx) => {
    const id = newId();
    const { count } = await tx.user.createMany({ data: { id, email, name }, skipDuplicates: true });
    if (count === 0) return (await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } })).id;
    const credential = { userId: id, accountId: id, providerId: "credential", password: passwordHash };
    await tx.account.create({ data: { id: newId(), ...credential } });
    return id;
  });
}
