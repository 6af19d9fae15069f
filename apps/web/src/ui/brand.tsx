/** The mark: a hull on its way. */
export function Brand({ word = true }: { word?: boolean }) {
  return (
    <span className="flex w-fit items-center gap-2 font-semibold tracking-tight">
      <svg viewBox="0 0 20 20" aria-hidden className="size-5 shrink-0">
        <rect width="20" height="20" rx="5" className="fill-solid" />
        <path d="M4.2 8.4h11.6l-2.3 4.3a1.6 1.6 0 0 1-1.4.8H7.4a1.6 1.6 0 0 1-1.4-.9z" className="fill-on-solid" />
        <path d="M9.4 3.9v3.3h3.2z" className="fill-on-solid" />
        <path d="M3.6 15.9l12.8-1" className="stroke-on-solid" strokeWidth="1.1" strokeLinecap="round" opacity=".55" />
      </svg>
      {word ? <span className="text-base">Slipway</span> : <span className="sr-only">Slipway</span>}
    </span>
  );
}
