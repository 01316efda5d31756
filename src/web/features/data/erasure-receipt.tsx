import { Download } from "lucide-react";
import type { ErasureReceipt } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { receiptText } from "./receipt-text.ts";
import { saveFile } from "./save-file.ts";

type ReceiptProps = { receipt: ErasureReceipt; onDone(): void };

/** What was cleared where, and what stays until when: to be read now, and to be kept. */
export function Receipt({ receipt, onDone }: ReceiptProps) {
  function save() {
    const text = new Blob([receiptText(receipt)], { type: "text/plain;charset=utf-8" });
    saveFile(text, `healify-erasure-${receipt.erasedAt.slice(0, 10)}.txt`);
  }
  return (
    <div className="grid gap-4 overflow-y-auto p-5">
      <p className="text-note">{t("account:receipt.lead")}</p>
      <ul className="grid gap-3 text-note">
        {receipt.places.map(({ place, how }) => (
          <li key={place} dir="auto">
            <span className="block font-semibold first-letter:uppercase">{place}</span>
            <span className="block text-soft">{how}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" onClick={save}>
          <Download aria-hidden className="size-4" />
          {t("account:receipt.save")}
        </Button>
        <Button onClick={onDone}>{t("shared:close")}</Button>
      </div>
    </div>
  );
}
