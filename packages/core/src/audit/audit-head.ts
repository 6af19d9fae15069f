/** Where a team's chain ends. Sealed by a key that the database does not hold: who rewrites the rows cannot seal the new end. */
export interface AuditHead {
  teamId: string;
  sequence: number;
  hash: string;
  /** Ed25519 over `sealText`, base64. */
  seal: string;
}

export function sealText({ teamId, sequence, hash }: Omit<AuditHead, "seal">): string {
  return `slipway audit head\n${teamId}\n${sequence}\n${hash}`;
}
