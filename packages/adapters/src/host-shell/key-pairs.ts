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

function ed25519(comment: string): KeyPair {
  const pair = ssh2.utils.generateKeyPairSync("ed25519", { comment });
  return { privateKey: pair.private, publicKey: pair.public };
}
