import { scrypt, timingSafeEqual } from "node:crypto";
import { verifyPassword } from "better-auth/crypto";

/** How passwords were hashed before better-auth: `scrypt$<salt>$<key>`, both base64. Such accounts sign in still. */
const EARLIER = /^scrypt\$([^$]+)\$([^$]+)$/;
const EARLIER_COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

export async function passwordMatches({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [, salt, key] = EARLIER.exec(hash) ?? [];
  if (!salt || !key) return verifyPassword({ hash, password });
  const expected = Buffer.from(key, "base64");
  const actual = await derive(password, Buffer.from(salt, "base64"), expected.length);
  return timingSafeEqual(actual, expected);
}

const derive = (password: string, salt: Buffer, bytes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, bytes, EARLIER_COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
