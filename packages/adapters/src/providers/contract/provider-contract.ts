import { afterEach, beforeEach, describe } from "vitest";
import { boundaryCases } from "./boundary-cases.ts";
import { machineCases } from "./machine-cases.ts";
import { networkCases } from "./network-cases.ts";
import { type ContractScene, contractScene, type ProviderHarness } from "./provider-harness.ts";

/** What every provider must do, whatever is behind it. */
export function providerContract(name: string, makeHarness: () => Promise<ProviderHarness>): void {
  describe(`${name} keeps the provider's contract`, () => {
    let scene: ContractScene;

    beforeEach(async () => {
      scene = contractScene(await makeHarness());
    });
    afterEach(() => scene.dispose());

    machineCases(() => scene);
    networkCases(() => scene);
    boundaryCases(() => scene);
  });
}
