import { expect, test } from "vitest";
import { foundIn, newMarker } from "./marker.ts";

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
  expect(foundIn(`before ${text} after`, marker)).not.toBeNull();
  expect(foundIn(Buffer.from(`before ${text} after`), marker)).not.toBeNull();
});

test("another is not", () => {
  expect(foundIn(JSON.stringify([newMarker("two").value, "mk"]), marker)).toBeNull();
});
