import { classes } from "./classes.ts";

const shown: Record<string, string> = { mod: "⌘", shift: "⇧", enter: "↵", escape: "Esc", up: "↑", down: "↓" };

/** `mod+k` or `g c`: keys held together are joined by +, keys pressed one after the other by a space. */
export function KeyHint({ keys, inverted = false }: { keys: string; inverted?: boolean }) {
  const tone = inverted ? "border-current/30" : "border-line bg-sunken text-subtle";
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.split(/[+ ]/).map((key, at) => (
        <kbd
          // Keys may repeat within one shortcut, and never move.
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the identity here
          key={at}
          className={classes("min-w-4.5 rounded-sm border px-1 text-center font-sans text-2xs leading-4", tone)}
        >
          {shown[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
        </kbd>
      ))}
    </span>
  );
}
