import { PlainLink } from "./ask-by-email-page.tsx";
import { MailLinkPage, toSignIn } from "./mail-link-page.tsx";

const words = {
  title: "Confirm your e-mail",
  lead: "One press, and your account is ready.",
  press: "Confirm",
  done: "Your e-mail is confirmed",
  after: "You can sign in now.",
  next: toSignIn,
  instead: <PlainLink to="/resend-verification">Ask for another link</PlainLink>,
};

export default function VerifyPage() {
  return <MailLinkPage link="verify-email" words={words} />;
}
