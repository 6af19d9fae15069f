"use client";

import { useSearchParams } from "next/navigation";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Link } from "../../ui/link.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { paths } from "../paths.ts";
import { AuthRefused, authCall } from "./auth-call.ts";
import { AuthFrame } from "./auth-frame.tsx";
import { invitationIn, nextPage } from "./next-page.ts";
import { useSubmit } from "./use-submit.ts";

const PASSWORD_MIN = 12;

interface Account {
  name?: string;
  email?: string;
  password?: string;
}

/** The answer to a sign-up is the same when there is an account already: signing in tells. */
async function signUp({ name, email, password }: Account, invitation: string | null): Promise<void> {
  await authCall("POST", "/sign-up/email", { name, email, password, ...(invitation ? { invitation } : {}) });
  try {
    await authCall("POST", "/sign-in/email", { email, password });
  } catch (error) {
    if (!(error instanceof AuthRefused) || error.data.code !== "INVALID_EMAIL_OR_PASSWORD") throw error;
    throw new AuthRefused("CONFLICT", "There is an account of this address already.", "Sign in with its password instead.");
  }
}

/** `byInvitation`: this install takes nobody else. */
export function SignUpForm({ byInvitation }: { byInvitation: boolean }) {
  const search = useSearchParams();
  const next = nextPage(search.get("next"));
  const invitation = invitationIn(next);
  const query = next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
  const { busy, error, onSubmit } = useSubmit(async (values) => {
    await signUp(values, invitation);
    window.location.assign(next);
  });
  return (
    <AuthFrame
      title="Create your account"
      text={welcome(invitation !== null, byInvitation)}
      aside={
        <>
          Have an account? <Link href={`${paths.signIn()}${query}`}>Sign in</Link>
        </>
      }
    >
      <form onSubmit={onSubmit} className="space-y-4">
        {error !== null && <ProblemNotice error={error} />}
        <Field label="Name" hint="As your team reads it." required>
          <Input name="name" autoComplete="name" required autoFocus maxLength={100} />
        </Field>
        <Field label="E-mail" required>
          <Input name="email" type="email" autoComplete="username" required />
        </Field>
        <Field label="Password" hint={`${PASSWORD_MIN} characters or more; a few words are easy to keep.`} required>
          <Input name="password" type="password" autoComplete="new-password" required minLength={PASSWORD_MIN} maxLength={256} />
        </Field>
        <Button type="submit" variant="primary" busy={busy} className="w-full">
          Sign up
        </Button>
      </form>
    </AuthFrame>
  );
}

function welcome(isInvited: boolean, byInvitation: boolean): string {
  if (isInvited) return "You were invited to a team: use the address that the invitation came to.";
  if (byInvitation) return "Signing up here is by invitation only: open the link that you were given, or ask an owner of a team for one.";
  return "A running cluster is three minutes away.";
}
