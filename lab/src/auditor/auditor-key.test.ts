import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ssh2 from "ssh2";
import { expect, test } from "vitest";
import { openAuditorKey } from "../../../apps/cli/src/local/auditor-key.ts";
import { slipwayHome } from "../../../apps/cli/src/local/home.ts";

test("made once, private to its owner, and its public half is the one that machines are given", () => {
  const home = slipwayHome(mkdtempSync(join(tmpdir(), "slipway-auditor-key-")));
  const line = openAuditorKey(home);
  expect(openAuditorKey(home)).toBe(line);
  expect(statSync(home.auditorKey).mode & 0o777).toBe(0o600);
  const key = ssh2.utils.parseKey(readFileSync(home.auditorKey));
  if (key instanceof Error) throw key;
  expect(line).toBe(`${key.type} ${key.getPublicSSH().toString("base64")} slipway-auditor`);
  expect(key.verify("words", key.sign("words"))).toBe(true);
});
