"use client";

import { type FormEvent, useState } from "react";
import { Notice } from "../../ui/notice.tsx";
import { post } from "../api.ts";

const field = "mt-1 w-full rounded-md border border-stone-300 bg-white px-3 py-2 text-sm";

function signIn(form: FormData): Promise<void> {
  const key = String(form.get("key") ?? "").trim();
  if (key) return post("/sign-in/with-key", { key });
  return post("/api/v1/sessions", { email: form.get("email"), password: form.get("password") });
}

export function SignInForm() {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    try {
      await signIn(new FormData(event.currentTarget));
      window.location.assign("/");
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason));
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="mx-auto max-w-sm space-y-4">
      <h1 className="text-xl font-semibold">Sign in</h1>
      <Notice text={error} />
      <label className="block text-sm">
        E-mail
        <input name="email" type="email" autoComplete="username" className={field} />
      </label>
      <label className="block text-sm">
        Password
        <input name="password" type="password" autoComplete="current-password" className={field} />
      </label>
      <p className="text-center text-xs text-stone-500">or</p>
      <label className="block text-sm">
        API key
        <input name="key" type="password" autoComplete="off" className={field} />
      </label>
      <button
        type="submit"
        disabled={busy}
        className="w-full rounded-md bg-stone-900 px-3 py-2 text-sm font-medium text-white disabled:opacity-50"
      >
        Sign in
      </button>
    </form>
  );
}
