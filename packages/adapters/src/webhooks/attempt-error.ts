import type { AttemptError } from "@slipway/core/webhooks";

const TLS = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

/** Only the kind of a failure goes on: messages of the network stack name addresses. */
export function attemptErrorOf(thrown: unknown, { connected }: { connected: boolean }): AttemptError {
  const code = String((thrown as { code?: unknown } | null)?.code ?? "");
  if (TLS.test(code)) return "tls";
  if (code.startsWith("HPE_")) return "answer";
  return connected ? "closed" : "connection";
}
