import path from "node:path";
import { defineConfig } from "prisma/config";

// The vendor's engine is a download at first use; ours comes with npm (docs/decisions/0002-prisma-schema-engine.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "prisma/schema-engine.mjs");

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_ADMIN_URL ?? "postgresql://postgres@127.0.0.1:5432/slipway" },
});
