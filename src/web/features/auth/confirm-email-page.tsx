import { ButtonLink } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { MailLinkPage } from "./mail-link-page.tsx";

const words = {
  title: t("auth:confirmEmail.title"),
  lead: t("auth:confirmEmail.lead"),
  press: t("auth:confirmEmail.press"),
  done: t("auth:confirmEmail.done"),
  after: t("auth:confirmEmail.after"),
  next: (
    <ButtonLink to="/chat" className="min-h-12">
      {t("auth:confirmEmail.next")}
    </ButtonLink>
  ),
};

export default function ConfirmEmailPage() {
  return <MailLinkPage link="confirm-email" words={words} />;
}
