import { AskByEmailPage } from "./ask-by-email-page.tsx";

export default function ForgotPasswordPage() {
  return (
    <AskByEmailPage
      wanted="forgot-password"
      title="Forgot your password?"
      lead="Tell us the e-mail address of your account, and choose a new one by a link."
    />
  );
}
