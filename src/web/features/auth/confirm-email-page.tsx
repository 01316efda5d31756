import { ButtonLink } from "../../components/button.tsx";
import { MailLinkPage } from "./mail-link-page.tsx";

const words = {
  title: "Use this e-mail address",
  lead: "One press, and your account has its new address. The old one is told, with a way back.",
  press: "Use this address",
  done: "Your address is changed",
  after: "From now on, sign in with the new one.",
  next: (
    <ButtonLink to="/chat" className="min-h-12">
      Go on to Healify
    </ButtonLink>
  ),
};

export default function ConfirmEmailPage() {
  return <MailLinkPage link="confirm-email" words={words} />;
}
