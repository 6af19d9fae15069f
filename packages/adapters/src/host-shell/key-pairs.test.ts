import ssh2 from "ssh2";
import { expect, test } from "vitest";
import { generateHostKey } from "./key-pairs.ts";

test("each of 2,000 keys is whole: 32 bytes of point, the halves belong together", () => {
  for (let made = 0; made < 2_000; made += 1) {
    const { privateKey, publicKey } = generateHostKey();
    const key = ssh2.utils.parseKey(privateKey);
    if (key instanceof Error) throw key;
    expect(key.getPublicSSH()).toHaveLength(51);
    expect(publicKey).toContain(key.getPublicSSH().toString("base64"));
    expect(key.verify("words", key.sign("words"))).toBe(true);
  }
});
