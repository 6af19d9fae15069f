import type { AttackRow } from "../attack-row.ts";
import { openCanary } from "./outside/open-canary.ts";
import { openReceiver } from "./outside/open-receiver.ts";
import { rebinding } from "./ssrf/rebinding.ts";
import { redirects } from "./ssrf/redirects.ts";

export const redirectsAndRebinding: AttackRow = {
  id: "A8",
  title: "server-side requests by redirect and by DNS that changes its mind",
  async *run(range) {
    const canary = await openCanary();
    // On the canary's port: a name that rebinds changes the address alone.
    const receiver = await openReceiver(canary.port);
    try {
      yield* redirects({ admin: range.ours.callers.admin, receiver, canary });
      yield* rebinding({ range, receiver, canary });
    } finally {
      await receiver.close();
      await canary.close();
    }
  },
};
