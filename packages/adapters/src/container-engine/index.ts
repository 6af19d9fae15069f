export { dockerEngines } from "./docker-engines.ts";
export { ENGINE_SOCKET, enginesBySession } from "./engines-by-session.ts";
export type { FakeExec } from "./fake-engine.ts";
export { type FakeEngineCall, type FakeEngines, type FakeEnginesOptions, fakeEngines } from "./fake-engines.ts";
export { type FakeContainer, type FakeMachine, type FakeWorld, fakeMachine } from "./fake-world.ts";
export { tarOf } from "./tar-of.ts";
