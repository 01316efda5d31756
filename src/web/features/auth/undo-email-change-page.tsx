import { MailLinkPage, toSignIn } from "./mail-link-page.tsx";

const words = {
  title: "Change the address back",
  lead: "This puts your old e-mail address back and signs out every device. We then mail you a link to choose a new password.",
  press: "Change it back",
  done: "Your old address is back",
  after:
    "Every device is signed out. Look in your mail for a link to choose a new password, and use it before you go on.",
  next: toSignIn,
};

export default function UndoEmailChangePage() {
  return <MailLinkPage link="undo-email-change" words={words} />;
}
