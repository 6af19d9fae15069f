import { SignInForm } from "../../src/features/sign-in/sign-in-form.tsx";

export default function SignInPage() {
  return <SignInForm />;
}
