import { classes } from "./classes.ts";
import { CopyButton } from "./copy-button.tsx";

interface CodeBlockProps {
  code: string;
  /** What it is, for who cannot see it: "The key", "Command". */
  label: string;
  /** Long lines go on in the next one instead of scrolling. */
  wrap?: boolean;
}

export function CodeBlock({ code, label, wrap = false }: CodeBlockProps) {
  return (
    <figure aria-label={label} className="group relative rounded-md border border-line bg-sunken">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className={classes("overflow-x-auto py-2 pr-10 pl-3 font-mono text-xs", wrap && "break-all whitespace-pre-wrap")}>
        <code>{code}</code>
      </pre>
      <span className="absolute top-1 right-1 rounded-md bg-sunken">
        <CopyButton text={code} label={`Copy ${label.toLowerCase()}`} />
      </span>
    </figure>
  );
}
