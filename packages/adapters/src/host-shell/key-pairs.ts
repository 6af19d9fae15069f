import ssh2 from "ssh2";

export interface KeyPair {
  /** OpenSSH private key file. */
  privateKey: string;
  /** One line, as in `authorized_keys`. */
  publicKey: string;
}

/** The key a machine proves itself with: made by us, given to it at boot, pinned ever after. */
export function generateHostKey(comment = "slipway-host"): KeyPair {
  return ed25519(comment);
}

/** The key that may log in as `slipway`. */
export function generateLoginKey(comment = "slipway-login"): KeyPair {
  return ed25519(comment);
}

/** Kind and point, each with its length before it: 4 + 11 + 4 + 32. */
const PUBLIC_BYTES = 51;

/** ssh2 drops the first byte of a public point when it is zero, once in 256 keys, and OpenSSH refuses such a key: then another one is made. */
function ed25519(comment: string): KeyPair {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync("ed25519", { comment });
    const [, blob = ""] = pair.public.split(" ");
    if (Buffer.from(blob, "base64").length === PUBLIC_BYTES) return { privateKey: pair.private, publicKey: pair.public };
  }
}
