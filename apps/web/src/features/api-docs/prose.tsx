/** Words of the document: what stands between backticks is code. */
export function Prose({ text }: { text: string }) {
  return text.split("`").map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text's parts never change places
      <code key={at} className="font-mono text-[0.92em]">
        {part}
      </code>
    ),
  );
}
