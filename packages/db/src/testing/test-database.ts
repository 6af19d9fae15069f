import { afterAll, beforeAll, inject } from "vitest";
import { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from "./test-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where `global-setup.ts` starts the run's server and tells its URL. */
    testServerDoor: string;
  }
}

/** The administrator's URL of the run's server. */
export async function testServerUrl(): Promise<string> {
  const answer = await fetch(inject("testServerDoor"));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The tests' PostgreSQL did not start. ${text}`);
  return text;
}

/** A migrated database of one's own on the run's server. Whoever asks closes it. */
export const freshTestDatabase = async (options?: TestDatabaseOptions): Promise<TestDatabase> =>
  createTestDatabase(await testServerUrl(), options);

/** The file's own database: there from its first hook on, gone after its last. */
export function testDatabase(options?: TestDatabaseOptions): Omit<TestDatabase, "close"> {
  let made: TestDatabase | undefined;
  beforeAll(async () => {
    made = await freshTestDatabase(options);
  });
  afterAll(() => made?.close());
  const own = (): TestDatabase => {
    if (!made) throw new Error("The file's database is made before its tests: use it inside a test or a hook.");
    return made;
  };
  return {
    get database() {
      return own().database;
    },
    get adminUrl() {
      return own().adminUrl;
    },
    get urls() {
      return own().urls;
    },
  };
}
