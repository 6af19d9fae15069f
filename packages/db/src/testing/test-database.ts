import { afterAll, beforeAll, inject } from "vitest";
import { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from "./test-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The administrator's URL of the server that `global-setup.ts` has started. */
    testServerAdminUrl: string;
  }
}

/** A migrated database of one's own on the run's server. Whoever asks closes it. */
export const freshTestDatabase = (options?: TestDatabaseOptions): Promise<TestDatabase> =>
  createTestDatabase(inject("testServerAdminUrl"), options);

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
