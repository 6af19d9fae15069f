const texts = new WeakMap<object, string>();

/** Keeps the text of an answer that is shared and never changed. */
export function keepJson(answer: unknown, json: string): void {
  if (typeof answer === "object" && answer !== null) texts.set(answer, json);
}

/** An answer as it is sent: made once for one that is kept. */
export const jsonOf = (answer: unknown): string => {
  const kept = typeof answer === "object" && answer !== null ? texts.get(answer) : undefined;
  return kept ?? JSON.stringify(answer);
};
