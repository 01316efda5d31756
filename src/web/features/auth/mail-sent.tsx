import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";
import { CredentialsPage } from "./credentials-page.tsx";
import { useAskByEmail } from "./requests/ask-by-email.ts";

/** Where an address is confirmed before its account can be used. */
export function MailSent({ email }: { email: string }) {
  const again = useAskByEmail("resend-verification");
  return (
    <CredentialsPage
      title={t("welcome:mailSent.title")}
      lead={
        <p>
          <Trans
            i18nKey="welcome:mailSent.lead"
            values={{ email }}
            components={{ address: <strong className="text-ink wrap-anywhere" /> }}
          />
        </p>
      }
    >
      <p className="text-note text-soft">{t("welcome:mailSent.spam")}</p>
      {again.error ? <Notice kind="fault">{sentenceFor(again.error)}</Notice> : null}
      {again.isSuccess ? (
        <Notice>{t("welcome:mailSent.onItsWay")}</Notice>
      ) : (
        <Button look="quiet" disabled={again.isPending} onClick={() => again.mutate(email)}>
          {t("welcome:mailSent.again")}
        </Button>
      )}
    </CredentialsPage>
  );
}
