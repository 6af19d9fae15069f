import type { WireAnswer, WireRequest } from "./messages.ts";

export interface Exchange {
  who: string;
  request: WireRequest;
  answer: WireAnswer;
}

/** Every request made and its answer, in order. */
export interface Journal {
  exchanges: readonly Exchange[];
  add(exchange: Exchange): void;
}

export function journal(): Journal {
  const exchanges: Exchange[] = [];
  return { exchanges, add: (exchange) => void exchanges.push(exchange) };
}
