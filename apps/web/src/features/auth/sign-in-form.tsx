"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Link } from "../../ui/link.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { paths } from "../paths.ts";
import { authCall } from "./auth-call.ts";
import { AuthFrame } from "./auth-frame.tsx";
import { nextPage } from "./next-page.ts";
import { useSubmit } from "./use-submit.ts";

export function SignInForm() {
  const router = useRouter();
  const search = useSearchParams();
  const next = nextPage(search.get("next"));
  const query = next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
  const { busy, error, onSubmit } = useSubmit(async ({ email, password }) => {
    const answer = await authCall<{ twoFactorRedirect?: boolean }>("POST", "/sign-in/email", { email, password });
    if (answer.twoFactorRedirect) router.push(`/two-factor${query}`);
    // A full load: nothing that was cached for somebody else stays.
    else window.location.assign(next);
  });
  return (
    <AuthFrame
      title="Sign in"
      aside={
        <>
          No account yet? <Link href={`${paths.signUp()}${query}`}>Sign up</Link>
        </>
      }
    >
      <form onSubmit={onSubmit} className="space-y-4">
        {error !== null && <ProblemNotice error={error} />}
        <Field label="E-mail" required>
          <Input name="email" type="email" autoComplete="username" required autoFocus defaultValue={search.get("email") ?? ""} />
        </Field>
        <Field label="Password" required>
          <Input name="password" type="password" autoComplete="current-password" required />
        </Field>
        <Button type="submit" variant="primary" busy={busy} className="w-full">
          Sign in
        </Button>
      </form>
    </AuthFrame>
  );
}
