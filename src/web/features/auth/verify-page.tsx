import { t } from "../../language/t.ts";
import { PlainLink } from "./ask-by-email-page.tsx";
import { MailLinkPage, toSignIn } from "./mail-link-page.tsx";

const words = {
  title: t("auth:verify.title"),
  lead: t("auth:verify.lead"),
  press: t("auth:verify.press"),
  done: t("auth:verify.done"),
  after: t("auth:verify.after"),
  next: toSignIn,
  instead: <PlainLink to="/resend-verification">{t("auth:askForAnother")}</PlainLink>,
};

export default function VerifyPage() {
  return <MailLinkPage link="verify-email" words={words} />;
}
