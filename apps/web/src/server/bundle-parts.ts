import type { Env } from "../env.ts";
import type { Services } from "./services.ts";
import type { TerminalServer } from "./terminal/terminal-server.ts";

/** What main.ts needs and Next's bundle has: loading the same code beside the bundle again would cost some 40 MiB and half a second of every start. */
export interface BundleParts {
  env: Env;
  services: Services;
  terminals: TerminalServer;
}

const PARTS = Symbol.for("slipway.bundle-parts");
const holder = globalThis as { [PARTS]?: () => BundleParts };

/** Of the bundle. Nothing is made before main.ts asks: a build loads routes too, and has no settings. */
export function offerParts(make: () => BundleParts): void {
  holder[PARTS] ??= make;
}

/** Of main.ts, once a route that offers them is loaded. */
export function takeParts(): BundleParts {
  const make = holder[PARTS];
  if (!make) throw new Error("Next's bundle has not offered its parts: is app/api/terminal/route.ts built?");
  return make();
}
