import { expect, test } from "vitest";
import { keyName, matchKeys } from "./shortcut-keys.ts";

const wanted = ["g c", "g b", "?", "mod+k"];

test("one key or two, one after the other", () => {
  expect(matchKeys(["?"], wanted)).toEqual({ match: "?", waiting: false });
  expect(matchKeys(["g"], wanted)).toEqual({ match: null, waiting: true });
  expect(matchKeys(["g", "b"], wanted)).toEqual({ match: "g b", waiting: false });
  expect(matchKeys(["g", "x"], wanted)).toEqual({ match: null, waiting: false });
});

test("keys are named alike on every keyboard", () => {
  const plain = { metaKey: false, ctrlKey: false, altKey: false };
  expect(keyName({ ...plain, key: "K", metaKey: true })).toBe("mod+k");
  expect(keyName({ ...plain, key: "k", ctrlKey: true })).toBe("mod+k");
  expect(keyName({ ...plain, key: "Shift" })).toBeNull();
  expect(keyName({ ...plain, key: "?" })).toBe("?");
});
