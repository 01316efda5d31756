import type { ReactNode } from "react";
import type { z } from "zod";
import type { askedByEmailSchema } from "#contracts/auth.ts";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";
import { CredentialsPage } from "./credentials-page.tsx";

type LinkAskedProps = z.infer<typeof askedByEmailSchema> & { email: string; children?: ReactNode };

/** The same whether or not there is an account. */
export function LinkAsked({ email, link, children }: LinkAskedProps) {
  const address = <strong dir="auto" className="text-ink" />;
  if (link === "by-mail") {
    return (
      <CredentialsPage
        title={t("auth:byMail.title")}
        lead={
          <p>
            <Trans i18nKey="auth:byMail.lead" values={{ email }} components={{ address }} />
          </p>
        }
      >
        <p className="text-note text-soft">{t("auth:byMail.spam")}</p>
        {children}
      </CredentialsPage>
    );
  }
  return (
    <CredentialsPage
      title={t("auth:byOperator.title")}
      lead={
        <p>
          <Trans i18nKey="auth:byOperator.lead" values={{ email }} components={{ address }} />
        </p>
      }
    >
      <p className="text-note text-soft">
        <Trans i18nKey="auth:byOperator.whereItIs" components={{ folder: <code /> }} />
      </p>
      {children}
    </CredentialsPage>
  );
}
