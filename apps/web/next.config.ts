import { join } from "node:path";
import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Content-Security-Policy", value: "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'" },
];

const config: NextConfig = {
  transpilePackages: ["@slipway/adapters", "@slipway/core", "@slipway/db", "@slipway/usecases"],
  serverExternalPackages: [
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "ssh2",
    "dockerode",
    "@temporalio/client",
    "@temporalio/common",
    "@jitl/quickjs-wasmfile-release-sync",
    "quickjs-emscripten-core",
    "tar-stream",
    "pino",
    "prom-client",
    "@opentelemetry/api",
    "@opentelemetry/context-async-hooks",
    "@opentelemetry/core",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace",
  ],
  outputFileTracingRoot: join(import.meta.dirname, "../.."),
  // `./slipway verify` checks the types: whoever installs need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  headers: async () => [{ source: "/(.*)", headers: securityHeaders }],
};

export default config;
