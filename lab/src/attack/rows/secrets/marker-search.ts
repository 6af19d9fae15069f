import { type Marker, spellingsOf } from "./marker.ts";

export interface FoundMarker {
  marker: Marker;
  /** Where it begins, in bytes. */
  at: number;
}

interface Pattern {
  marker: Marker;
  bytes: Buffer;
}

/** Spellings by their first three bytes, as a number. */
interface Index {
  begins: Uint8Array;
  patterns: Map<number, Pattern[]>;
}

const KEY_BITS = 24;

/** Looks for all markers in every spelling at once: for hundreds of megabytes. Tells of each marker's first place. */
export function markerSearch(markers: readonly Marker[]): (text: string | Buffer) => FoundMarker[] {
  const index = indexOf(markers);
  return (text) => {
    const bytes = typeof text === "string" ? Buffer.from(text) : text;
    const found = new Map<Marker, number>();
    for (const { marker, at } of hits(bytes, index)) if (!found.has(marker)) found.set(marker, at);
    return [...found].map(([marker, at]) => ({ marker, at }));
  };
}

function indexOf(markers: readonly Marker[]): Index {
  const begins = new Uint8Array(1 << KEY_BITS);
  const patterns = new Map<number, Pattern[]>();
  for (const marker of markers) {
    for (const bytes of spellingsOf(marker).map((spelling) => Buffer.from(spelling))) {
      const key = bytes.readUIntLE(0, 3);
      begins[key] = 1;
      patterns.set(key, [...(patterns.get(key) ?? []), { marker, bytes }]);
    }
  }
  return { begins, patterns };
}

function* hits(text: Buffer, { begins, patterns }: Index): Generator<FoundMarker> {
  let key = 0;
  for (let at = 0; at < text.length; at += 1) {
    // The last three bytes, this one included.
    key = (key >>> 8) | ((text[at] ?? 0) << 16);
    if (begins[key] !== 1) continue;
    for (const pattern of patterns.get(key) ?? []) if (isAt(text, at - 2, pattern)) yield { marker: pattern.marker, at: at - 2 };
  }
}

const isAt = (text: Buffer, at: number, { bytes }: Pattern): boolean =>
  at >= 0 && at + bytes.length <= text.length && text.compare(bytes, 0, bytes.length, at, at + bytes.length) === 0;
