/** What JSON leaves as it is and one reader or another takes for the end of a line. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** A value as JSON that is one line to whoever reads it. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(LINE_ENDS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
