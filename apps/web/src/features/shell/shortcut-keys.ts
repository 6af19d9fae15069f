/** Which of `wanted` the keys pressed so far amount to; `waiting`: a first key of two. */
export function matchKeys(pressed: readonly string[], wanted: readonly string[]): { match: string | null; waiting: boolean } {
  const said = pressed.join(" ");
  const match = wanted.find((keys) => keys === said) ?? null;
  return { match, waiting: match === null && wanted.some((keys) => keys.startsWith(`${said} `)) };
}

interface KeyPress {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
}

/** As shortcuts name it: `mod+k` with ⌘ or Ctrl; null for a modifier alone and for what belongs to the browser. */
export function keyName({ key, metaKey, ctrlKey, altKey }: KeyPress): string | null {
  if (altKey || ["Shift", "Meta", "Control", "Alt"].includes(key)) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return metaKey || ctrlKey ? `mod+${name}` : name;
}
