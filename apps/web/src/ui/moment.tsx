/** A time of today is told by the clock, an older one with its date. */
export function Moment({ at }: { at: string | null }) {
  if (!at) return <span className="text-stone-400">–</span>;
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return (
    <time dateTime={at} className="whitespace-nowrap tabular-nums">
      {today ? date.toLocaleTimeString() : date.toLocaleString()}
    </time>
  );
}
