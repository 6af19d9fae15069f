"use client";

import { Input } from "../../ui/input.tsx";

/** Six digits of an authenticator app; phones and password managers fill it. */
export function CodeInput() {
  return (
    <Input
      name="code"
      mono
      required
      autoFocus
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]{6,7}"
      maxLength={7}
      placeholder="000000"
      className="tracking-[0.3em]"
    />
  );
}
