import type { AttackRow } from "../attack-row.ts";
import { openCanary } from "./outside/open-canary.ts";
import { addressesElsewhere } from "./ssrf/addresses-elsewhere.ts";
import { refusedWhenSaved } from "./ssrf/refused-when-saved.ts";
import { refusedWhenSent } from "./ssrf/refused-when-sent.ts";

export const ssrf: AttackRow = {
  id: "A7",
  title: "server-side requests by addresses that people enter",
  async *run(range) {
    const canary = await openCanary();
    try {
      yield* refusedWhenSaved(range, canary);
      yield* refusedWhenSent(range, canary);
      yield* addressesElsewhere(range, canary);
    } finally {
      await canary.close();
    }
  },
};
