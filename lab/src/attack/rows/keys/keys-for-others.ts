import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { codeOf, statusOf, told } from "../../wire/answers.ts";
import { transports } from "../../wire/caller.ts";
import { verdict } from "../verdict.ts";

const YEAR_MS = 366 * 24 * 3_600_000;

/** Fields of a key that its maker does not choose, and whom a key is never for. */
export async function* keysForOthers(range: AttackRange): AsyncGenerator<AttackResult> {
  yield* chosenFields(range);
  yield* foreignHolders(range);
}

async function* chosenFields({ ours, document }: AttackRange): AsyncGenerator<AttackResult> {
  const someone = ours.people.owner.userId;
  const chosen: Record<string, unknown> = {
    ...{
      userId: someone,
      user: someone,
      ownerId: someone,
      holderId: someone,
      holder: { kind: "user", id: someone },
      createdBy: `user/${someone}`,
    },
    ...{ teamId: ours.id, id: ours.ids.key, key: "slw_live_0123456789", keyHash: "00", prefix: "slw_live_", role: "owner" },
    ...{
      lastUsedAt: null,
      revokedAt: null,
      createdAt: "2001-01-01T00:00:00.000Z",
      permissions: { "*": ["*"] },
      rateLimitEnabled: false,
      remaining: 1e9,
    },
  };
  const operation = document.operation("keys.create");
  for (const transport of transports) {
    for (const [name, value] of Object.entries(chosen)) {
      const answer = await ours.callers.member.ask(operation, { name: "mine", [name]: value }, { transport });
      yield verdict(
        `${transport} a key with ${name} of one's own choice`,
        statusOf(answer) === 400 && codeOf(answer) === "INVALID_INPUT",
        () => told(JSON.stringify({ [name]: value }), answer, "400 INVALID_INPUT"),
      );
    }
  }
}

async function* foreignHolders({ ours, theirs }: AttackRange): AsyncGenerator<AttackResult> {
  const { member, owner } = ours.callers;
  const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
  const asked: [string, typeof owner, Record<string, unknown>, number[]][] = [
    ["a member, for a service account", member, { serviceAccount: ours.ids.serviceAccount }, [403]],
    ["an owner, for a person", owner, { serviceAccount: ours.people.member.userId }, [404]],
    ["an owner, for another team's account", owner, { serviceAccount: theirs.ids.serviceAccount }, [404]],
    ["an owner, for another team's cluster", owner, { clusterIds: [theirs.ids.cluster] }, [404]],
    ["that never ends", owner, { expiresAt: null }, [400]],
    ["that ends after more than a year", owner, { expiresAt: at(YEAR_MS + 86_400_000) }, [400]],
    ["that has ended", owner, { expiresAt: at(-1_000) }, [400]],
    ["with no action", owner, { actions: [] }, [400]],
    ["with an action that is none", owner, { actions: ["*"] }, [400]],
    ["narrowed to nothing", owner, { clusterIds: [] }, [400]],
  ];
  for (const [name, caller, body, expected] of asked) {
    const answer = await caller.send({ method: "POST", path: "/api/v1/keys", body: { name: "other", ...body } });
    yield verdict(`a key ${name}`, expected.includes(answer.status), () => told(JSON.stringify(body), answer, expected.join(" or ")));
  }
  const made = await member.make<{ holder: { kind: string; id: string } }>("POST", "/keys", { name: "mine" });
  yield verdict("a member's key is the member's", made.holder.id === ours.people.member.userId, () => made);
}
