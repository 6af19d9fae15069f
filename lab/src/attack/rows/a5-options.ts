import type { AttackRow } from "../attack-row.ts";
import { optionPayloads } from "./injection/payloads.ts";
import { refusedInBlueprints } from "./injection/refused-in-blueprints.ts";
import { takenAsText } from "./injection/taken-as-text.ts";
import { usedForReal } from "./injection/used-for-real.ts";

export const optionInjection: AttackRow = {
  id: "A5",
  title: "leading dashes in every text of every operation and blueprint, used on real machines",
  async *run(range) {
    yield* refusedInBlueprints(range, optionPayloads);
    yield* takenAsText(range, optionPayloads);
    yield* usedForReal(range, optionPayloads);
  },
};
