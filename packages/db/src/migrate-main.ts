import { deployMigrations, ensureDatabase, installRoles } from "./install.ts";

// Installs or updates the database, then says what it did. Safe to run at every start.

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`${name} is not set.`);
  process.exit(1);
}

const adminUrl = required("DATABASE_ADMIN_URL");
const passwords = {
  app: required("DATABASE_APP_PASSWORD"),
  signin: required("DATABASE_SIGNIN_PASSWORD"),
  system: required("DATABASE_SYSTEM_PASSWORD"),
};

const created = await ensureDatabase(adminUrl);
const applied = await deployMigrations(adminUrl);
await installRoles(adminUrl, passwords);
console.error(
  `Database ${created ? "created" : "found"}; ${applied.length} migrations applied${applied.map((name) => ` ${name}`).join("")}.`,
);
