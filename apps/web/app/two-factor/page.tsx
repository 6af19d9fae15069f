import type { Metadata } from "next";
import { TwoFactorForm } from "../../src/features/auth/two-factor-form.tsx";

export const metadata: Metadata = { title: "Second step" };

export default function Page() {
  return <TwoFactorForm />;
}
