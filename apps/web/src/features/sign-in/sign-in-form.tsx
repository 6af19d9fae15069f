"use client";

import { type FormEvent, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { post } from "../api.ts";

function signIn(form: FormData): Promise<void> {
  const key = String(form.get("key") ?? "").trim();
  if (key) return post("/sign-in/with-key", { key });
  return post("/api/v1/sessions", { email: form.get("email"), password: form.get("password") });
}

export function SignInForm() {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    try {
      await signIn(new FormData(event.currentTarget));
      window.location.assign("/");
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="mx-auto max-w-sm space-y-4 p-8">
      <h1 className="text-xl font-semibold">Sign in</h1>
      {error !== null && <ProblemNotice error={error} />}
      <Field label="E-mail">
        <Input name="email" type="email" autoComplete="username" />
      </Field>
      <Field label="Password">
        <Input name="password" type="password" autoComplete="current-password" />
      </Field>
      <Field label="API key">
        <Input name="key" type="password" autoComplete="off" />
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="w-full">
        Sign in
      </Button>
    </form>
  );
}
