/** How many operands stand before the remote command: cluster, and task or node. */
const OPERANDS = 2;

/** `exec` and `ssh` carry a command with options of its own: all from its first word on is made operands, as by a `--` there. */
export function endOptions(argv: string[]): string[] {
  if (argv[0] !== "exec" && argv[0] !== "ssh") return argv;
  let operands = 0;
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (word === "--") return argv;
    if (word === "-o" || word === "--output") at++;
    else if (!word.startsWith("-") && ++operands > OPERANDS) return [...argv.slice(0, at), "--", ...argv.slice(at)];
  }
  return argv;
}
