import { setTimeout as sleep } from "node:timers/promises";
import type { RangeTeam } from "./range-team.ts";

const SETTLING_MS = 240_000;
const POLL_MS = 500;

/** Every operation that questions have started has ended: from now on nothing changes by itself. */
export async function settled({ owner }: RangeTeam): Promise<void> {
  const goOn = async (state: string): Promise<boolean> =>
    (await owner.make<{ items: unknown[] }>("GET", `/operations?state=${state}`)).items.length > 0;
  const end = Date.now() + SETTLING_MS;
  while ((await goOn("pending")) || (await goOn("running"))) {
    if (Date.now() > end) throw new Error("the operations that the range has started do not end");
    await sleep(POLL_MS);
  }
}
