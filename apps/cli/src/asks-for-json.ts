/** Whether a command line has `-o json` in any of its spellings: for what fails before its options are read. */
export function asksForJson(argv: string[]): boolean {
  const end = argv.indexOf("--");
  const ours = end < 0 ? argv : argv.slice(0, end);
  return ours.some(
    (word, at) => ["-ojson", "-o=json", "--output=json"].includes(word) || (["-o", "--output"].includes(word) && ours[at + 1] === "json"),
  );
}
