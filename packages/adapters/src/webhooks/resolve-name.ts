import { lookup, Resolver } from "node:dns/promises";

/** Every address of a name; none when there is none. May reject. */
export type ResolveName = (name: string, signal: AbortSignal) => Promise<string[]>;

const QUERY_TIMEOUT_MS = 3_000;
const QUERY_TRIES = 2;

/** By DNS alone. getaddrinfo would share four threads with all of Node: a name server that never answers would hold up every other name. */
export const resolveByDns: ResolveName = async (name, signal) => {
  const resolver = new Resolver({ timeout: QUERY_TIMEOUT_MS, tries: QUERY_TRIES });
  const cancel = () => resolver.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  } finally {
    signal.removeEventListener("abort", cancel);
  }
};

/** Where private networks are allowed, names of this computer's own hosts file are as well. */
export const resolveLocally: ResolveName = async (name, signal) => {
  const found = await resolveByDns(name, signal);
  return found.length > 0 ? found : (await lookup(name, { all: true })).map(({ address }) => address);
};
