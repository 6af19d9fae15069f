import { readFileSync } from "node:fs";
import { AppError } from "@slipway/core/errors";

/** As the variables say it; files are PEM. */
export interface TemporalEnvironment {
  TEMPORAL_TLS?: "on" | "off";
  /** Of the server; default: the system's. */
  TEMPORAL_TLS_CA?: string;
  /** Ours, where the server asks for one. */
  TEMPORAL_TLS_CERT?: string;
  TEMPORAL_TLS_KEY?: string;
  TEMPORAL_API_KEY?: string;
}

/** What the client and the worker connect with. */
export interface TemporalSecurity {
  tls?: { serverRootCACertificate?: Buffer; clientCertPair?: { crt: Buffer; key: Buffer } };
  apiKey?: string;
}

/** INVALID_INPUT when a certificate comes without its key, or a credential would travel in the clear. */
export function temporalSecurity(env: TemporalEnvironment): TemporalSecurity {
  const { TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key, TEMPORAL_TLS_CA: ca, TEMPORAL_API_KEY: apiKey } = env;
  if (env.TEMPORAL_TLS !== "on") {
    if (ca || cert || key || apiKey) throw new AppError("INVALID_INPUT", "TEMPORAL_TLS: must be `on` for certificates and API keys.");
    return {};
  }
  if (Boolean(cert) !== Boolean(key)) throw new AppError("INVALID_INPUT", "TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY: give both or neither.");
  return {
    tls: {
      ...(ca ? { serverRootCACertificate: readFileSync(ca) } : {}),
      ...(cert && key ? { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } } : {}),
    },
    ...(apiKey ? { apiKey } : {}),
  };
}
