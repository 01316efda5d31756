import { type ReactNode, useState } from "react";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { PasskeySection } from "./passkey-section.tsx";
import { RecoveryCodesSheet } from "./recovery-codes-sheet.tsx";
import { RecoverySection } from "./recovery-section.tsx";
import { useFactors } from "./requests/factors.ts";
import { TotpSection } from "./totp-section.tsx";

/** @param children what other features have to say about signing in, such as the password */
export function SecurityPage({ children }: { children?: ReactNode }) {
  const factors = useFactors();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const secondStep =
    factors.data && (factors.data.passkeys.length > 0 || factors.data.totp !== null);
  return (
    <Page title={t("security:title")} lead={t("security:lead")}>
      {factors.error ? <Notice kind="fault">{sentenceFor(factors.error)}</Notice> : null}
      {factors.data ? (
        <>
          <Notice>{secondStep ? t("security:twoSteps") : t("security:oneStep")}</Notice>
          <PasskeySection factors={factors.data} onCodes={setCodes} />
          <TotpSection totp={factors.data.totp} onCodes={setCodes} />
          {secondStep ? (
            <RecoverySection codes={factors.data.recoveryCodes} onCodes={setCodes} />
          ) : null}
        </>
      ) : null}
      {children}
      <RecoveryCodesSheet codes={codes} onClose={() => setCodes(null)} />
    </Page>
  );
}
