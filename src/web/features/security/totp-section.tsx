import { Suspense, useState } from "react";
import type { Factors } from "#contracts/second-factor.ts";
import { Button } from "../../components/button.tsx";
import { neededPart } from "../../components/needed-part.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { inDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { useRemoveTotp, useStartTotp } from "./requests/factors.ts";
import { Section } from "./section.tsx";

const TotpSetupForm = neededPart(() => import("./totp-setup-form.tsx"));

type TotpSectionProps = { totp: Factors["totp"]; onCodes(codes: readonly string[]): void };

export function TotpSection({ totp, onCodes }: TotpSectionProps) {
  const [done, setDone] = useState(false);
  const start = useStartTotp();
  const remove = useRemoveTotp();
  const fault = start.error ?? remove.error;
  return (
    <Section title={t("security:codes.title")} about={t("security:codes.about")}>
      {fault ? <Notice kind="fault">{sentenceFor(fault)}</Notice> : null}
      {start.data && !done ? (
        <Suspense>
          <TotpSetupForm
            setup={start.data}
            onCancel={() => setDone(true)}
            onAdded={(codes) => {
              setDone(true);
              if (codes) onCodes(codes);
            }}
          />
        </Suspense>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          {totp ? (
            <p className="min-w-full flex-1 text-note sm:min-w-0">
              {t("security:codes.since", { day: inDay(totp.since) })}
            </p>
          ) : null}
          <Button
            look="quiet"
            disabled={start.isPending}
            onClick={() => start.mutate(undefined, { onSuccess: () => setDone(false) })}
          >
            {totp ? t("security:codes.move") : t("security:codes.setUp")}
          </Button>
          {totp ? (
            <Button
              look="plain"
              disabled={remove.isPending}
              onClick={() => remove.mutate(undefined)}
            >
              {t("shared:remove")}
            </Button>
          ) : null}
        </div>
      )}
    </Section>
  );
}
