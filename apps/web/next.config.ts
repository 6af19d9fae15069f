import { join } from "node:path";
import type { NextConfig } from "next";

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
    "ws",
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
  // Pages carry no data, only their frame: one that was seen lately need not be asked for again.
  experimental: { staleTimes: { dynamic: 300 } },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
};

export default config;
