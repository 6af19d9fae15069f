import type { AttackRow } from "../attack-row.ts";
import { flightPosts } from "./framework/flight-posts.ts";
import { headersWithoutEffect } from "./framework/headers-without-effect.ts";
import { linksFromSettings } from "./framework/links-from-settings.ts";
import { requestLines } from "./framework/request-lines.ts";

export const frameworkBypass: AttackRow = {
  id: "A13",
  title: "past the framework: its own headers, other hosts, odd request lines, Flight data",
  async *run(range) {
    yield* headersWithoutEffect(range);
    yield* requestLines(range);
    yield* linksFromSettings(range);
    yield* flightPosts(range);
  },
};
