import { camelCase, type NewFiles } from "./new-files.ts";

const methods = ["ensureNetwork", "deleteNetwork", "createMachine", "describeMachine", "listMachines", "deleteMachine", "consoleOutput"];

/** A provider and its contract test, like `providers/fake`. */
export function providerFiles(name: string): NewFiles {
  const factory = `${camelCase(name)}Provider`;
  const folder = `packages/adapters/src/providers/${name}`;
  return {
    files: {
      [`${folder}/${name}-provider.ts`]: provider(name, factory),
      [`${folder}/${name}-provider.int.test.ts`]: contractTest(name, factory),
    },
    next: [
      `implement the port (packages/core/src/ports/provider.ts says what each of ${methods.join(", ")} promises)`,
      `sort the vendor's errors into AppErrors in ${folder}/${name}-errors.ts`,
      "export the factory from packages/adapters/src/providers/index.ts and name it in apps/worker/src/wiring.ts",
    ],
  };
}

const provider = (name: string, factory: string): string => `import type { Clock, Provider } from "@slipway/core/ports";

export interface ${factory[0]?.toUpperCase()}${factory.slice(1)}Deps {
  clock: Clock;
}

/** Machines of ${name}. Every call is idempotent: its id is the vendor's idempotency token. */
export function ${factory}({ clock }: ${factory[0]?.toUpperCase()}${factory.slice(1)}Deps): Provider {
}
`;

const contractTest = (name: string, factory: string): string => `import { providerContract } from "../contract/index.ts";
import { ${factory} } from "./${name}-provider.ts";

providerContract("${factory}", async () => {
  const provider = ${factory}({ clock: { now: () => Date.now() } });
});
`;
