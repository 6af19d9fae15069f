/** The import table of ARCHITECTURE.md, as errors. A rule's comment is what the breaker of it reads. */
const source = (place) => `^${place}/`;
const tests = "(\\.test\\.tsx?$|/testing/|testing-[a-z-]+\\.ts$|contract\\.ts$|global-setup\\.ts$)";
const wiring = "/wiring\\.ts$";
const packages = "^(packages|apps|lab|bench|e2e)/";

/** `from` may import nothing of ours but itself and `allowed`. */
const only = ({ name, from, allowed = [], comment }) => ({
  name,
  severity: "error",
  comment,
  from: { path: from, pathNot: [wiring, tests] },
  to: { path: packages, pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", comment: "An import cycle: move the shared part down.", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", comment: "The import leads nowhere.", from: {}, to: { couldNotResolve: true } },
    only({ name: "core-is-alone", from: source("packages/core"), comment: "core is pure: it imports itself and zod." }),
    {
      name: "core-is-pure",
      severity: "error",
      comment: "core has no IO: no Node module.",
      from: { path: source("packages/core"), pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "core-by-index",
      severity: "error",
      comment: "Core modules are imported by their index.ts only.",
      from: { pathNot: [source("packages/core"), tests] },
      to: { path: "^packages/core/src/[^/]+/", pathNot: "^packages/core/src/[^/]+/index\\.ts$" },
    },
    {
      name: "core-modules-by-index",
      severity: "error",
      comment: "Inside core too, one module sees another by its index.ts.",
      from: { path: "^packages/core/src/([^/]+)/", pathNot: tests },
      to: { path: "^packages/core/src/[^/]+/", pathNot: ["^packages/core/src/$1/", "^packages/core/src/[^/]+/index\\.ts$"] },
    },
    only({ name: "db-sees-core", from: source("packages/db"), allowed: [source("packages/core")], comment: "db imports core." }),
    only({
      name: "adapters-see-core",
      from: source("packages/adapters"),
      allowed: [source("packages/core"), source("packages/blueprint-sdk")],
      comment: "adapters import core (the sandbox also carries the blueprint SDK).",
    }),
    only({
      name: "usecases-see-core-and-db",
      from: source("packages/usecases"),
      allowed: [source("packages/core"), source("packages/db")],
      comment: "use cases import core and db; ports arrive by ctx.",
    }),
    only({
      name: "sdk-is-alone",
      from: source("packages/blueprint-sdk"),
      comment: "The blueprint SDK runs in the sandbox: it imports nothing.",
    }),
    only({
      name: "api-sdk-is-alone",
      from: source("packages/sdk/src"),
      comment: "The API's SDK is for everybody: it imports nothing of ours. What it is made from is read by packages/sdk/generate.",
    }),
    {
      name: "prisma-in-db-only",
      severity: "error",
      comment: "Prisma never leaves packages/db.",
      from: { pathNot: [source("packages/db"), "^prisma"] },
      to: { path: ["node_modules/@prisma/", "node_modules/prisma/", "^packages/db/src/generated/"] },
    },
    {
      name: "unscoped-database",
      severity: "error",
      comment: "The unscoped client is for sweeps, sign-in and team creation.",
      from: {
        pathNot: [
          source("packages/db"),
          wiring,
          tests,
          "-main\\.ts$",
          "sweep",
          "/identity/",
          "/invitations/",
          "/me/",
          "^apps/web/src/server/(authentication/|identities|install-key)",
          "^(lab|bench|e2e)/",
        ],
      },
      to: { path: "^packages/db/src/system\\.ts$" },
    },
    only({
      name: "workflows-see-core",
      from: source("apps/worker/src/workflows"),
      allowed: [source("packages/core"), "^apps/worker/src/activities/.*"],
      comment: "Workflows are deterministic: core, and the types of activities.",
    }),
    {
      name: "workflows-take-types-of-activities",
      severity: "error",
      comment: "A workflow may import only types of activities.",
      from: { path: source("apps/worker/src/workflows"), pathNot: tests },
      to: { path: source("apps/worker/src/activities"), dependencyTypesNot: ["type-only"] },
    },
    {
      name: "adapters-by-wiring",
      severity: "error",
      comment:
        "Only wiring.ts builds adapters. Telemetry is for everybody in a process of ours: it reaches nothing that anything depends on.",
      from: { path: ["^apps/web/", "^packages/usecases/"], pathNot: [wiring, tests, "-main\\.ts$"] },
      to: { path: source("packages/adapters"), pathNot: "^packages/adapters/src/telemetry/index\\.ts$" },
    },
    {
      name: "browser-code",
      severity: "error",
      comment: "Features and ui reach use cases' schemas and core's types and tables, never the server.",
      from: { path: "^apps/web/src/(features|ui)/", pathNot: tests },
      to: {
        path: packages,
        pathNot: ["^apps/web/src/(features|ui)/", "^packages/usecases/src/[^/]+/schemas\\.ts$", source("packages/core")],
        dependencyTypesNot: ["type-only"],
      },
    },
    only({
      name: "cli-is-thin",
      from: source("apps/cli"),
      allowed: [source("packages/core"), source("packages/sdk"), "^packages/usecases/src/[^/]+/schemas\\.ts$"],
      comment: "The CLI is a REST client: the SDK, schemas and core.",
    }),
    {
      name: "product-without-tests",
      severity: "error",
      comment: "The product never imports its tests, the lab or the benches.",
      from: { path: "^(apps|packages)/", pathNot: tests },
      to: { path: ["^(lab|bench|e2e)/", "\\.test\\.tsx?$"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["generated/", "\\.next/", "histories/", "next-env\\.d\\.ts$", "docs/blueprints/"] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
