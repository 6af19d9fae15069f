export { type BoundedOutput, boundedOutput } from "./bounded-output.ts";
export { type FakeCall, type FakeHostShell, type FakeHostShellOptions, fakeHostShell } from "./fake-host-shell.ts";
export { type FakeTerminal, fakeTerminal } from "./fake-terminal.ts";
export { type HostSessions, hostSessions } from "./host-sessions.ts";
export { generateHostKey, generateLoginKey, type KeyPair } from "./key-pairs.ts";
export { quoteArgument, quoteArgv } from "./quote-argv.ts";
export { type SshHostShellOptions, sshHostShell } from "./ssh-host-shell.ts";
export { streamTerminal } from "./stream-terminal.ts";
