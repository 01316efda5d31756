import type { Factors } from "#contracts/second-factor.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
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
    <Section
      title="Recovery codes"
      about="For when your phone or passkey is lost. Each one works once, after your password. Keep them on paper, away from your phone."
    >
      {renew.error ? <Notice kind="fault">{sentenceFor(renew.error)}</Notice> : null}
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 text-note">
          {left === 0 ? "None left. Make new ones now." : `${left} left.`}
        </p>
        <Button
          look="quiet"
          disabled={renew.isPending}
          onClick={() =>
            renew.mutate(undefined, { onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes) })
          }
        >
          {renew.isPending ? "Making them…" : "Make new codes"}
        </Button>
      </div>
    </Section>
  );
}
