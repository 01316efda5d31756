import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";

type RecoveryCodesSheetProps = { codes: readonly string[] | null; onClose(): void };

/** Shown once: nobody, the server included, can show them again. */
export function RecoveryCodesSheet({ codes, onClose }: RecoveryCodesSheetProps) {
  return (
    <Sheet
      open={codes !== null}
      onClose={onClose}
      side="middle"
      title={t("security:recovery.yours")}
    >
      {codes ? <Codes codes={codes} onDone={onClose} /> : null}
    </Sheet>
  );
}

function Codes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const [copied, setCopied] = useState(false);
  const text = codes.join("\n");
  return (
    <div className="grid gap-4 overflow-y-auto p-5 pt-2">
      <p className="text-note">
        <Trans i18nKey="security:recovery.keep" components={{ strong: <strong /> }} />
      </p>
      <ul
        dir="ltr"
        className="grid grid-cols-1 gap-1.5 rounded-control bg-sunken p-4 font-mono text-note sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onDone}>{t("security:recovery.kept")}</Button>
        <Button look="quiet" onClick={() => saveAsFile(text)}>
          {t("security:recovery.saveAsFile")}
        </Button>
        {"clipboard" in navigator ? (
          <Button
            look="quiet"
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
          >
            {copied ? t("shared:copied") : t("shared:copy")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function saveAsFile(text: string): void {
  const address = URL.createObjectURL(new Blob([`${t("security:recovery.file")}\n\n${text}\n`]));
  const link = document.createElement("a");
  link.href = address;
  link.download = "healify-recovery-codes.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
