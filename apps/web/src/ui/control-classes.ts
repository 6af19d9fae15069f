/** The look that every field one types into or chooses from shares. */
export const controlClasses =
  "w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink shadow-low transition-colors duration-100 hover:border-subtle focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-subtle aria-invalid:border-bad";
