import { expect, test } from "vitest";
import { readRecipe } from "./recipe.ts";

test("a recipe is its files, whatever is below its folder, without the README", async () => {
  const { files, hash } = await readRecipe("host-image");
  const paths = files.map((file) => file.path);
  expect(paths).toContain("Dockerfile");
  expect(paths).toContain("rootfs/etc/ssh/sshd_config");
  expect(paths).not.toContain("README.md");
  expect(hash).toMatch(/^[0-9a-f]{12}$/);
});

test("the same files give the same hash, other files another", async () => {
  const [once, again, other] = await Promise.all(["image-mirror/caddy", "image-mirror/caddy", "image-mirror/haproxy"].map(readRecipe));
  expect(once?.hash).toBe(again?.hash);
  expect(once?.hash).not.toBe(other?.hash);
});
