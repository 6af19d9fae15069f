import type { AttackRow } from "../attack-row.ts";
import { deadKeys } from "./keys/dead-keys.ts";
import { keysForOthers } from "./keys/keys-for-others.ts";
import { shownOnce } from "./keys/shown-once.ts";

export const apiKeys: AttackRow = {
  id: "A14",
  title: "keys for others, fields that nobody may set, what is shown of a key, and how soon it is dead everywhere",
  async *run(range) {
    yield* keysForOthers(range);
    yield* shownOnce(range);
    yield* deadKeys(range);
  },
};
