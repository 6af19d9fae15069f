"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { ApiProvider } from "../api/api-provider.tsx";
import { useTRPC } from "../api/trpc.ts";
import { AuthFrame } from "../auth/auth-frame.tsx";
import { paths } from "../paths.ts";
import { rememberTeam } from "../shell/last-team.ts";
import { signOut } from "../shell/sign-out.ts";
import { useIsSignedIn } from "./use-is-signed-in.ts";

export function InvitationPage({ token }: { token: string }) {
  return (
    <ApiProvider team={null}>
      <Invitation token={token} />
    </ApiProvider>
  );
}

function Invitation({ token }: { token: string }) {
  const session = useIsSignedIn();
  if (session.isPending) return <AuthFrame title="You are invited">{<Spinner />}</AuthFrame>;
  return session.data ? <Accept token={token} email={session.data} /> : <ComeIn token={token} />;
}

/** The invitation waits at the end of signing up or in. */
function ComeIn({ token }: { token: string }) {
  const next = `?next=${encodeURIComponent(`/invitations/${token}`)}`;
  return (
    <AuthFrame title="You are invited to a team" text="Sign up, or sign in, with the address that the invitation came to.">
      <div className="flex flex-col gap-2">
        <ButtonLink href={`${paths.signUp()}${next}`} variant="primary">
          Sign up
        </ButtonLink>
        <ButtonLink href={`${paths.signIn()}${next}`}>I have an account</ButtonLink>
      </div>
    </AuthFrame>
  );
}

function Accept({ token, email }: { token: string; email: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const accept = useMutation(
    trpc.invitations.accept.mutationOptions({
      onSuccess({ slug }) {
        rememberTeam(slug);
        router.push(paths.home(slug));
      },
    }),
  );
  return (
    <AuthFrame
      title="You are invited to a team"
      text={
        <>
          You are signed in as <span className="text-ink">{email}</span>. Members see the team's clusters; your role says what you may do.
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {accept.error && <ProblemNotice error={accept.error} />}
        <Button variant="primary" busy={accept.isPending || accept.isSuccess} onClick={() => accept.mutate({ token })}>
          Join the team
        </Button>
        <Button variant="ghost" onClick={() => void signOut()}>
          Sign out and use another account
        </Button>
      </div>
    </AuthFrame>
  );
}
