import { randomBytes } from "node:crypto";

/** A value that must be found nowhere but where it was given. */
export interface Marker {
  name: string;
  value: string;
}

/** Of our own making: signs that each way of writing treats in its own way, around a core that none changes. */
export const newMarker = (name: string): Marker => ({ name, value: `mk"${randomBytes(16).toString("hex")}'\\/+= %&é` });

const SHORTEST = 10;

/** The longest part that every way of writing leaves as it is. */
const coreOf = (value: string): string =>
  (value.match(/[A-Za-z0-9_-]+/g) ?? []).reduce((longest, part) => (part.length > longest.length ? part : longest), "");

/** Whole, in halves, backwards, in base64 at each of its three positions, in hexadecimal and percent-encoded to the last character. */
export function spellingsOf({ name, value }: Marker): string[] {
  const core = coreOf(value);
  if (core.length < SHORTEST) throw new Error(`${name} is too short to be told from chance.`);
  const half = Math.floor(core.length / 2);
  const bytes = Buffer.from(core);
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    return encoded.slice(offset === 0 ? 0 : 4, -2);
  });
  return [
    core,
    ...(half >= SHORTEST ? [core.slice(0, half), core.slice(half)] : []),
    [...core].reverse().join(""),
    ...base64,
    ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    bytes.toString("hex").replace(/../g, "%$&"),
  ];
}
