/** How a socket is closed, and what its page makes of it: 1xxx from RFC 6455, 4xxx ours. */
export const closeCodes = {
  /** The program ended: `{exit}` came before. */
  ended: 1000,
  /** This process stops: ask for another ticket. */
  stopping: 1001,
  /** A message that is none of the protocol's. */
  badMessage: 1008,
  /** The line to the machine was cut: ask for another ticket. */
  cut: 1011,
  /** The rights are gone, or the machine or task. */
  notAllowed: 4001,
  idle: 4002,
  tooLong: 4003,
} as const;

/** How a terminal comes to its end: what the audit log says, and what the other side is told. */
export interface Ending {
  reason: string;
  code: (typeof closeCodes)[keyof typeof closeCodes];
}
