import { t } from "../../language/t.ts";
import { AskByEmailPage } from "./ask-by-email-page.tsx";

export default function ResendVerificationPage() {
  return (
    <AskByEmailPage
      wanted="resend-verification"
      title={t("auth:resend.title")}
      lead={t("auth:resend.lead")}
    />
  );
}
