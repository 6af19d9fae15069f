import { expect, test } from "vitest";
import { newMarker } from "./marker.ts";
import { markerSearch } from "./marker-search.ts";

const marker = newMarker("one");
const core = marker.value.slice(3, 35);

test.each([
  ["as it is", marker.value],
  ["in JSON", JSON.stringify({ value: marker.value })],
  ["in an address", `https://x/?a=${encodeURIComponent(marker.value)}`],
  ["in base64", Buffer.from(marker.value).toString("base64")],
  ["in base64 behind one byte", Buffer.from(`x${marker.value}`).toString("base64")],
  ["in base64 behind two bytes", Buffer.from(`xy${marker.value} and more`).toString("base64url")],
  ["in hexadecimal", Buffer.from(marker.value).toString("hex")],
  ["percent-encoded", Buffer.from(marker.value).toString("hex").replace(/../g, "%$&")],
  ["backwards", [...marker.value].reverse().join("")],
  ["cut", core.slice(0, 20)],
  ["the rest of it", core.slice(14)],
  ["in base64 of JSON", Buffer.from(JSON.stringify({ data: [marker.value] })).toString("base64")],
])("a marker is found %s", (_, text) => {
  const search = markerSearch([newMarker("another"), marker]);
  for (const place of [text, `before ${text} after`, Buffer.from(`ü\0${text}`)])
    expect(search(place).map((one) => one.marker)).toEqual([marker]);
});

test("another is not", () => {
  expect(markerSearch([marker])(JSON.stringify([newMarker("two").value, "mk", core.slice(0, 15)]))).toEqual([]);
});
