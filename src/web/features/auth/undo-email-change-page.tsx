import { t } from "../../language/t.ts";
import { MailLinkPage, toSignIn } from "./mail-link-page.tsx";

const words = {
  title: t("auth:undoEmail.title"),
  lead: t("auth:undoEmail.lead"),
  press: t("auth:undoEmail.press"),
  done: t("auth:undoEmail.done"),
  after: t("auth:undoEmail.after"),
  next: toSignIn,
};

export default function UndoEmailChangePage() {
  return <MailLinkPage link="undo-email-change" words={words} />;
}
