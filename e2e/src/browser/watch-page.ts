import type { Page } from "playwright-core";

/** What no page may do: fail in its own code, break its own security policy, or ask anybody but its own server. */
export interface PageWatch {
  /** What has happened since it was last asked. */
  faults(): string[];
}

/** How a browser reports an answer that a test has asked for: the page itself is told by its error state. */
const REFUSED_ANSWER = /^Failed to load resource: /;

/** Machines of this computer come and go, and with them its networks: the browser gives up what it was asking, and the page asks again. */
const NETWORK_CHANGED = "net::ERR_NETWORK_CHANGED";
/** A hint about speed that a slow computer brings about: the part that would use the file waits for an answer. */
const PRELOADED = /was preloaded using link preload but not used/;

export function watchPage(page: Page, { refusals = false }: { refusals?: boolean } = {}): PageWatch {
  let faults: string[] = [];
  const origin = (): string => new URL(page.url()).origin;
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (message.text().includes(NETWORK_CHANGED) || PRELOADED.test(message.text())) return;
    if (refusals && REFUSED_ANSWER.test(message.text())) return;
    faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (["http:", "https:", "ws:", "wss:"].includes(url.protocol) && page.url() !== "about:blank" && url.host !== new URL(origin()).host)
      faults.push(`request to another origin: ${request.url()}`);
  });
  return {
    faults() {
      const seen = faults;
      faults = [];
      return seen;
    },
  };
}
