import { AskByEmailPage } from "./ask-by-email-page.tsx";

export default function ResendVerificationPage() {
  return (
    <AskByEmailPage
      wanted="resend-verification"
      title="Confirm your e-mail"
      lead="Tell us the address that you signed up with, and get the link once more."
    />
  );
}
