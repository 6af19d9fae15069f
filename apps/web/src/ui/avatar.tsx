/** First letters, where a picture would be. */
export function Avatar({ name, square = false }: { name: string; square?: boolean }) {
  const letters = name
    .split(/[\s@._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
  return (
    <span
      aria-hidden
      className={`flex size-6 shrink-0 items-center justify-center bg-accent-soft text-2xs font-semibold text-accent ${square ? "rounded-md" : "rounded-full"}`}
    >
      {letters || "?"}
    </span>
  );
}
