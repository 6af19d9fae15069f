/** Programs that take what they can get. Each says which limit stops it: some meet one or the other first. */
export const bombs: Record<string, { program: string; limit: ("time" | "memory" | "recursion" | "output")[] }> = {
  "endless loop": { program: "for (;;) {}", limit: ["time"] },
  "loop that catches everything": { program: "for (;;) { try { for (;;) {} } catch {} finally { continue } }", limit: ["time"] },
  "promise storm": { program: "const again = () => Promise.resolve().then(again); again(); again();", limit: ["time", "memory"] },
  "backtracking regular expression": { program: '/^(a+)+$/.test("a".repeat(40) + "b")', limit: ["time"] },
  "sort of a typed array": {
    program: "for (;;) new Uint32Array(1e6).map((_, i) => (i * 2654435761) >>> 0).sort((a, b) => a - b)",
    limit: ["time"],
  },
  "big integer to text": { program: "let n = 7n; for (let i = 0; i < 17; i++) n *= n; for (;;) String(n)", limit: ["time"] },
  "search of a sparse array": { program: "const a = []; a.length = 4294967295; a.indexOf(1)", limit: ["time"] },
  "generator without end": {
    program: "function* all() { for (;;) yield 1 } Array.from({ length: 1 }); for (const x of all()) x;",
    limit: ["time"],
  },
  "proxy without end": { program: "const p = new Proxy({}, { ownKeys: () => { for (;;) {} } }); Object.keys(p)", limit: ["time"] },
  "array that grows": { program: "const a = []; for (;;) a.push(new Array(1000).fill(1))", limit: ["memory"] },
  "array that grows and catches": {
    program: "const a = []; for (;;) { try { a.push(new Array(1e5).fill(1)) } catch {} }",
    limit: ["time"],
  },
  "join of a sparse array": { program: "const a = []; a.length = 4294967295; a.join()", limit: ["time", "memory"] },
  "text that doubles": { program: 'let s = "a"; for (;;) s += s', limit: ["memory"] },
  "one large buffer": { program: "new ArrayBuffer(1e9)", limit: ["memory"] },
  "many containers": {
    program: 'const k = require("slipway"); for (;;) k.Container({ name: "a", image: "i" })',
    limit: ["time", "memory"],
  },
  "deep recursion": { program: "function f() { return f() + 1 } f()", limit: ["recursion"] },
  "deep data": { program: 'JSON.parse("[".repeat(1e6) + "]".repeat(1e6))', limit: ["recursion"] },
  "deep source": { program: `${"[".repeat(100_000)}${"]".repeat(100_000)}`, limit: ["recursion"] },
  "output of 8 MB": {
    program: `const k = require("slipway"), m = k.Machine({ provider: "local" }), i = k.Infrastructure({ masters: m, workers: m });
      k.Container({ name: "a", image: "i", files: { "/a": "x".repeat(8e6) } }).deploy(i)`,
    limit: ["output"],
  },
  "output of 100 MB": {
    program: `const k = require("slipway"), m = k.Machine({ provider: "local" }), i = k.Infrastructure({ masters: m, workers: m });
      k.Container({ name: "a", image: "i", files: { "/a": "x".repeat(1e8) } }).deploy(i)`,
    limit: ["memory"],
  },
};

/** Programs that reach for what is not theirs, and the name that the refusal must say. */
export const escapes: Record<string, { program: string; names: string }> = {
  "process.env": { program: "process.env.DATABASE_URL", names: "process.env" },
  "process.env, error caught": { program: "try { process.env } catch {}", names: "process.env" },
  "process.exit": { program: "process.exit(1)", names: "process.exit" },
  "process.binding": { program: "process.binding('fs')", names: "process.binding" },
  "process.mainModule": { program: "process.mainModule.require('child_process')", names: "process.mainModule" },
  "function from text": { program: "({}).constructor.constructor('return process')()", names: "return process" },
  "generator from text": { program: "(function* () {}).constructor('yield process')()", names: "yield process" },
  "async function from text": { program: "(async () => {}).constructor('return process')()", names: "return process" },
  "function of the library": { program: "require('slipway').Machine.constructor('return process')()", names: "return process" },
  "function of the console": { program: "console.log.constructor('return this')()", names: "return this" },
  "function of require": { program: "require.constructor('return this')()", names: "return this" },
  eval: { program: "eval('process')", names: "eval" },
  "indirect eval": { program: "(0, eval)('1')", names: "eval" },
  "require fs": { program: "require('fs').readFileSync('/etc/passwd')", names: '"fs"' },
  "require node:child_process": { program: "require('node:child_process').execSync('id')", names: '"node:child_process"' },
  "require by absolute path": { program: "require('/etc/passwd')", names: '"/etc/passwd"' },
  "require by relative path": { program: "require('../../../../etc/passwd')", names: "etc/passwd" },
  "import fs": { program: "import fs from 'fs'; fs.readFileSync('/')", names: '"fs"' },
  "import() of fs": { program: "import('fs').then((fs) => fs.readFileSync('/')).catch(() => {})", names: '"fs"' },
  "import() of the runtime": {
    program: "import('slipway:/runtime/host.ts').then(({ host }) => host.log(1))",
    names: "slipway:/runtime/host.ts",
  },
  fetch: { program: "fetch('http://169.254.169.254/')", names: "fetch" },
  "fetch by globalThis": { program: "globalThis['fet' + 'ch']('http://localhost')", names: "fetch" },
  "all of globalThis": { program: "for (const key of Object.getOwnPropertyNames(globalThis)) globalThis[key]", names: "fetch" },
  WebAssembly: { program: "new WebAssembly.Memory({ initial: 1 })", names: "WebAssembly" },
  setTimeout: { program: "setTimeout(() => {}, 0)", names: "setTimeout" },
  Buffer: { program: "Buffer.from('x')", names: "Buffer" },
  "the host's door": { program: "slipwayHost.compileCommonJs('x')", names: "slipwayHost" },
  "error stack hooks": {
    program: "Error.prepareStackTrace = (_, frames) => frames; new Error().stack[0].getThis().process.env",
    names: "TypeError",
  },
};
