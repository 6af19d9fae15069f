import type { LogItem } from "@slipway/usecases/logs/schemas";
import { memo } from "react";
import { classes } from "../../ui/classes.ts";

const clock = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
  hourCycle: "h23",
});

/** One line; long ones go on below. */
export const LogRow = memo(function LogRow({ line: { time, stream, text }, source }: { line: LogItem; source: string }) {
  return (
    <div className="flex gap-x-3 px-3 leading-5 max-sm:flex-wrap hover:bg-hover">
      <time dateTime={time} title={time} className="shrink-0 text-subtle tabular-nums">
        {clock.format(new Date(time))}
      </time>
      <span className="w-32 shrink-0 truncate text-accent max-sm:w-auto max-sm:max-w-40" title={source}>
        {source}
      </span>
      <span className={classes("w-12 shrink-0", stream === "stderr" ? "text-warn" : "text-subtle")}>{stream}</span>
      <span className="min-w-0 flex-1 break-all whitespace-pre-wrap max-sm:basis-full">{text}</span>
    </div>
  );
});
