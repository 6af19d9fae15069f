export { type FakeProvider, fakeProvider } from "./fake/fake-provider.ts";
export { localProvider } from "./local/local-provider.ts";
export { type LocalImages, prepareLocal } from "./local/prepare-local.ts";
export { type LocalProbe, probeLocal } from "./local/probe-local.ts";
export { removeLocal } from "./local/remove-local.ts";
