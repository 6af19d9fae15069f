/** From its provider's word that it runs until it is prepared. Slow clouds take two minutes: what needs five does not come up. */
export const BOOT_MS = 300_000;
/** So many machines of a node in a row may fail to come up before an operation ends over it: then heals follow at the watcher's pace. */
export const MAX_LOST_BOOTS = 3;
