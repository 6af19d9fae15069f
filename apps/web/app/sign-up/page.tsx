import type { Metadata } from "next";
import { connection } from "next/server";
import { SignUpForm } from "../../src/features/auth/sign-up-form.tsx";
import { takeParts } from "../../src/server/bundle-parts.ts";

export const metadata: Metadata = { title: "Sign up" };

export default async function Page() {
  // A build has no settings to read.
  await connection();
  return <SignUpForm byInvitation={takeParts().env.SLIPWAY_SIGN_UP === "invite"} />;
}
