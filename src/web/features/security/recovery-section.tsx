import type { Factors } from "#contracts/second-factor.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useRenewRecoveryCodes } from "./requests/factors.ts";
import { Section } from "./section.tsx";

type RecoverySectionProps = {
  codes: Factors["recoveryCodes"];
  onCodes(codes: readonly string[]): void;
};

export function RecoverySection({ codes, onCodes }: RecoverySectionProps) {
  const renew = useRenewRecoveryCodes();
  const left = codes?.left ?? 0;
  return (
    <Section title={t("security:recovery.title")} about={t("security:recovery.about")}>
      {renew.error ? <Notice kind="fault">{sentenceFor(renew.error)}</Notice> : null}
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 text-note">
          {left === 0 ? t("security:recovery.none") : t("security:recovery.left", { count: left })}
        </p>
        <Button
          look="quiet"
          disabled={renew.isPending}
          onClick={() =>
            renew.mutate(undefined, { onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes) })
          }
        >
          {renew.isPending ? t("security:recovery.renewing") : t("security:recovery.renew")}
        </Button>
      </div>
    </Section>
  );
}
