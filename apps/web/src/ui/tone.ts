/** What a colour means. A tone never stands alone: an icon or a word says the same. */
export type Tone = "neutral" | "accent" | "good" | "warn" | "bad";

export const softTone = {
  neutral: "bg-sunken text-muted",
  accent: "bg-accent-soft text-accent",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
} as const satisfies Record<Tone, string>;

export const textTone = {
  neutral: "text-subtle",
  accent: "text-accent",
  good: "text-good",
  warn: "text-warn",
  bad: "text-bad",
} as const satisfies Record<Tone, string>;
