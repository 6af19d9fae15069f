"use client";

import "./globals.css";

/** The last resort: the frame itself has failed, so nothing of it can be used. */
export default function GlobalError({ reset }: { error: Error; reset(): void }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col items-center justify-center gap-3 p-6 text-center">
        <title>Slipway</title>
        <h1 className="text-lg font-semibold">The page has failed.</h1>
        <p className="text-muted">What runs in your clusters is not touched by this. Load the page again.</p>
        <button type="button" onClick={reset} className="rounded-md bg-solid px-3 py-1.5 font-medium text-on-solid">
          Try again
        </button>
      </body>
    </html>
  );
}
