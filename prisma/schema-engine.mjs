#!/usr/bin/env node
// Prisma's schema engine as a Node script: its JSON-RPC over stdio, answered by the WebAssembly engine over node-postgres.
// Why it exists: docs/decisions/0002-prisma-schema-engine.md.
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const { resolve } = createRequire(import.meta.url);
const enginePath = resolve("@prisma/schema-engine-wasm/schema_engine_bg");
const argv = process.argv.slice(2);
const CHAR_OID = 18;
const TEXT_OID = 25;

if (argv.includes("--version")) {
  const { version } = JSON.parse(readFileSync(enginePath.replace(/[^/]+$/, "package.json"), "utf8"));
  console.log(`schema-engine-cli ${version} (wasm)`);
  process.exit(0);
}

const valuesOf = (flag) => argv.flatMap((word, at) => (word === flag ? [argv[at + 1]] : []));
const datasource = JSON.parse(valuesOf("--datasource")[0] ?? "{}");
const datamodels = valuesOf("--datamodels").map((path) => [path, readFileSync(path, "utf8")]);

const quoted = (identifier) => `"${identifier.replaceAll('"', '""')}"`;

/** The same server's `database`, without Prisma's own `schema` parameter, which node-postgres does not know. */
function serverUrl(url, database) {
  const parsed = new URL(url);
  parsed.searchParams.delete("schema");
  if (database !== undefined) parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.toString();
}
const databaseOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1));

async function run(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

let openAdapters = [];

/** Connects, and mends what the adapter lacks for migrations. */
async function connect(url) {
  const adapter = await new PrismaPg({ connectionString: url, max: 1 }).connect();
  const { queryRaw, performIO } = adapter;
  let charColumns = [];
  // Catalog columns of type "char" are refused by the adapter: report them as character.
  adapter.performIO = async (query) => {
    const result = await performIO.call(adapter, query);
    charColumns = (result.fields ?? []).filter((field) => field.dataTypeID === CHAR_OID).map((field) => result.fields.indexOf(field));
    for (const at of charColumns) result.fields[at].dataTypeID = TEXT_OID;
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw.call(adapter, query);
    for (const at of charColumns) result.columnTypes[at] = ColumnTypeEnum.Character;
    return result;
  };
  // The adapter splits scripts at every semicolon, which cuts function bodies: send them whole.
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  disposeOnce(adapter, () => undefined);
  openAdapters.push(adapter);
  return adapter;
}

function disposeOnce(adapter, afterwards) {
  const dispose = adapter.dispose.bind(adapter);
  let disposed;
  adapter.dispose = () => {
    disposed ??= dispose().then(afterwards);
    return disposed;
  };
}

async function connectToShadow(url) {
  const name = `slipway_shadow_${crypto.randomUUID()}`;
  await run(url, `CREATE DATABASE ${quoted(name)}`);
  const adapter = await connect(serverUrl(url, name));
  disposeOnce(adapter, () => run(url, `DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`));
  return adapter;
}

async function loadEngine() {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const { instance } = await WebAssembly.instantiate(readFileSync(enginePath.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

let engineClass;
let errorRegistry;

/** A fresh engine for each request, so that no cached schema outlives it. */
async function withEngine(use) {
  const url = serverUrl(datasource.url ?? "postgresql://127.0.0.1:1/none");
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(url),
    connectToShadowDb: () => connectToShadow(url),
  });
  errorRegistry = factory.errorRegistry;
  engineClass ??= await loadEngine();
  const engine = await engineClass.new({ datamodels: datamodels.length > 0 ? datamodels : undefined }, () => {}, factory);
  try {
    return await use(engine);
  } finally {
    engine.free();
    await Promise.allSettled(openAdapters.map((adapter) => adapter.dispose()));
    openAdapters = [];
  }
}

const createDatabase = (url) => run(serverUrl(url, "postgres"), `CREATE DATABASE ${quoted(databaseOf(url))}`);

const send = (message) => writeSync(1, `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

// These two cannot open a shadow database by themselves; devDiagnostic on the same engine has it ready for them.
const afterDiagnostic = (method) => (params) =>
  withEngine(async (engine) => {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    return engine[method](params);
  });

const methods = {
  getDatabaseVersion: () => withEngine((engine) => engine.version(null)),
  createDatabase: async (params) => {
    const url = params?.datasource?.url ?? datasource.url;
    await createDatabase(url);
    return { databaseName: databaseOf(url) };
  },
  diff: async (params) => {
    const { stdout, ...rest } = await withEngine((engine) => engine.diff(params));
    if (stdout) send({ id: "print-1", method: "print", params: { content: stdout } });
    return { ...rest, stdout: null };
  },
  evaluateDataLoss: afterDiagnostic("evaluateDataLoss"),
  createMigration: afterDiagnostic("createMigration"),
};

/** Errors thrown inside the adapter are known to the engine by number only. */
function rpcError(error) {
  const inner = typeof error?.id === "number" ? errorRegistry?.consumeError(error.id)?.error : undefined;
  const data = {
    is_panic: false,
    message: inner?.message ?? error?.message ?? String(error),
    meta: error?.meta ?? null,
    error_code: error?.code ?? inner?.code ?? null,
  };
  return { code: 4466, message: "An error happened. Check the data field for details.", data };
}

async function answer({ id, method, params }) {
  try {
    const handle = methods[method] ?? ((given) => withEngine((engine) => engine[method](given)));
    send({ id, result: (await handle(params)) ?? {} });
  } catch (error) {
    send({ id, error: rpcError(error) });
  }
}

const prismaCodes = { "3D000": "P1003", "28P01": "P1000", 28000: "P1000", ECONNREFUSED: "P1001", ENOTFOUND: "P1001", ETIMEDOUT: "P1001" };
const commands = {
  "can-connect-to-database": () => run(serverUrl(datasource.url), "SELECT 1"),
  "create-database": () => createDatabase(datasource.url),
  "drop-database": () =>
    run(serverUrl(datasource.url, "postgres"), `DROP DATABASE IF EXISTS ${quoted(databaseOf(datasource.url))} WITH (FORCE)`),
};

async function runCommand(name) {
  const log = (level, fields) =>
    writeSync(2, `\n${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" })}`);
  try {
    await commands[name]();
    log("INFO", { message: `${name}: done` });
    process.exit(0);
  } catch (error) {
    log("ERROR", { error_code: prismaCodes[error.code] ?? "P1010", message: error.message, is_panic: false });
    process.exit(1);
  }
}

const commandAt = argv.indexOf("cli");
if (commandAt >= 0) await runCommand(argv[commandAt + 1]);

let queue = Promise.resolve();
createInterface({ input: process.stdin })
  .on("line", (line) => {
    const request = line.trim() ? JSON.parse(line) : {};
    if (request.method) queue = queue.then(() => answer(request));
  })
  .on("close", () => queue.finally(() => process.exit(0)));
