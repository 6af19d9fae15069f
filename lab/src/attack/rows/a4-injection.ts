import type { AttackRow } from "../attack-row.ts";
import { shellPayloads } from "./injection/payloads.ts";
import { refusedInBlueprints } from "./injection/refused-in-blueprints.ts";
import { takenAsText } from "./injection/taken-as-text.ts";
import { usedForReal } from "./injection/used-for-real.ts";

export const shellInjection: AttackRow = {
  id: "A4",
  title: "shell metacharacters in every text of every operation and blueprint, used on real machines",
  async *run(range) {
    yield* refusedInBlueprints(range, shellPayloads);
    yield* takenAsText(range, shellPayloads);
    yield* usedForReal(range, shellPayloads);
  },
};
