import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import importedVariant from "@jitl/quickjs-wasmfile-release-sync";
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSRuntime,
  type QuickJSSyncVariant,
} from "quickjs-emscripten-core";
import { type SandboxLimits, STACK_BYTES } from "../limits.ts";

const PAGES_PER_MIB = 16;
const INITIAL_PAGES = 256;
/** The engine asks for memory in steps of a twentieth and more, so it fails before the maximum. */
const FULL_SHARE = 0.85;

// Its types describe the CommonJS build, whose default is one level deeper.
const variant = importedVariant as unknown as QuickJSSyncVariant;
const wasmModule = new WebAssembly.Module(readFileSync(fileURLToPath(import.meta.resolve("@jitl/quickjs-wasmfile-release-sync/wasm"))));

export interface Realm {
  runtime: QuickJSRuntime;
  context: QuickJSContext;
  /** The program was stopped at its deadline. */
  interrupted(): boolean;
  /** Its memory cannot grow any more. */
  full(): boolean;
  expired(): boolean;
}

/** A JavaScript engine of its own for one program; its memory maximum is WebAssembly's, which nothing inside can lift. Dropped, never disposed. */
export async function createRealm({ memoryMib, deadlineMs }: SandboxLimits): Promise<Realm> {
  const deadline = Date.now() + deadlineMs;
  const maximum = memoryMib * PAGES_PER_MIB;
  const wasmMemory = new WebAssembly.Memory({ initial: Math.min(INITIAL_PAGES, maximum), maximum });
  const engine = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmModule, wasmMemory }));
  const runtime = engine.newRuntime();
  runtime.setMaxStackSize(STACK_BYTES);
  const expired = (): boolean => Date.now() >= deadline;
  let wasInterrupted = false;
  runtime.setInterruptHandler(() => {
    wasInterrupted ||= expired();
    return wasInterrupted;
  });
  return {
    runtime,
    context: runtime.newContext(),
    interrupted: () => wasInterrupted,
    full: () => wasmMemory.buffer.byteLength >= FULL_SHARE * memoryMib * 1024 * 1024,
    expired,
  };
}
