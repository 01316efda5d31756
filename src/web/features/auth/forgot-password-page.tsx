import { t } from "../../language/t.ts";
import { AskByEmailPage } from "./ask-by-email-page.tsx";

export default function ForgotPasswordPage() {
  return (
    <AskByEmailPage
      wanted="forgot-password"
      title={t("auth:forgot.title")}
      lead={t("auth:forgot.lead")}
    />
  );
}
