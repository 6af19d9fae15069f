import type { Metadata } from "next";
import { OnboardingPage } from "../../src/features/onboarding/onboarding-page.tsx";

export const metadata: Metadata = { title: "New team" };

export default function Page() {
  return <OnboardingPage />;
}
