import { type FormEvent, useState } from "react";
import type { TotpSetup } from "#contracts/second-factor.ts";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { QrCode } from "./qr-code.tsx";
import { useAddTotp } from "./requests/factors.ts";

type TotpSetupFormProps = {
  setup: TotpSetup;
  onAdded(codes: readonly string[] | null): void;
  onCancel(): void;
};

/** Nothing counts until a code of the app has come back. */
export default function TotpSetupForm({ setup, onAdded, onCancel }: TotpSetupFormProps) {
  const [code, setCode] = useState("");
  const add = useAddTotp();
  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate(
      { challenge: setup.challenge, code },
      { onSuccess: ({ recoveryCodes }) => onAdded(recoveryCodes) },
    );
  }
  return (
    <div className="grid gap-5 rounded-card border border-line bg-surface p-4 sm:p-5">
      <div className="grid gap-4 sm:grid-cols-[auto_1fr] sm:items-center">
        <QrCode text={setup.uri} label={t("security:codes.qrCode")} />
        <div className="grid gap-2 text-note">
          <p>{t("security:codes.scan")}</p>
          <p dir="ltr" className="font-mono text-note break-all select-all">
            {inFours(setup.secret)}
          </p>
          <p className="text-small text-soft">{t("security:codes.kind")}</p>
        </div>
      </div>
      <form onSubmit={submit} className="grid gap-4">
        <TextField
          label={t("security:codes.shown")}
          name="one-time-code"
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={8}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          fault={add.error ? sentenceFor(add.error) : null}
          required
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" disabled={add.isPending || code === ""}>
            {add.isPending ? t("security:codes.checking") : t("security:codes.turnOn")}
          </Button>
          <Button look="plain" onClick={onCancel}>
            {t("shared:cancel")}
          </Button>
        </div>
      </form>
    </div>
  );
}

const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(" ") ?? secret;
