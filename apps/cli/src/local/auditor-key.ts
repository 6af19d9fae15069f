import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Home } from "./home.ts";

const KIND = "ssh-ed25519";
const COMMENT = "slipway-auditor";
/** Of a cipher that is none; OpenSSH pads to it all the same. */
const BLOCK_BYTES = 8;

/** The public half, `authorized_keys` line, of this home's auditor key; made at the first call, private half mode 0600. */
export function openAuditorKey(home: Home): string {
  const publicFile = `${home.auditorKey}.pub`;
  if (!existsSync(home.auditorKey) || !existsSync(publicFile)) {
    const { privateKey, publicKey } = ed25519Key();
    writeFileSync(home.auditorKey, privateKey, { mode: 0o600 });
    writeFileSync(publicFile, publicKey);
  }
  return readFileSync(publicFile, "utf8").trim();
}

/** In OpenSSH's own file format (PROTOCOL.key), the only one that every release of it reads. */
function ed25519Key(): { privateKey: string; publicKey: string } {
  const jwk = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
  const [secret, point] = [Buffer.from(jwk.d ?? "", "base64url"), Buffer.from(jwk.x ?? "", "base64url")];
  const publicBlob = Buffer.concat([field(KIND), field(point)]);
  const check = randomBytes(4);
  const body = Buffer.concat([check, check, publicBlob, field(Buffer.concat([secret, point])), field(COMMENT)]);
  const padding = Buffer.from(Array.from({ length: (BLOCK_BYTES - (body.length % BLOCK_BYTES)) % BLOCK_BYTES }, (_, i) => i + 1));
  const header = [Buffer.from("openssh-key-v1\0"), field("none"), field("none"), field(""), Buffer.from([0, 0, 0, 1]), field(publicBlob)];
  const file = Buffer.concat([...header, field(Buffer.concat([body, padding]))]).toString("base64");
  const lines = file.match(/.{1,70}/g) ?? [];
  return {
    privateKey: ["-----BEGIN OPENSSH PRIVATE KEY-----", ...lines, "-----END OPENSSH PRIVATE KEY-----", ""].join("\n"),
    publicKey: `${KIND} ${publicBlob.toString("base64")} ${COMMENT}\n`,
  };
}

/** Length, four bytes, then the bytes. */
function field(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
