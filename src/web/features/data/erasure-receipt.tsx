import { Download } from "lucide-react";
import type { ErasureReceipt } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
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
      <p className="text-note">
        Nobody can bring it back, and this receipt is kept nowhere else. Save it if you may need it.
      </p>
      <ul className="grid gap-3 text-note">
        {receipt.places.map(({ place, how }) => (
          <li key={place}>
            <span className="block font-semibold first-letter:uppercase">{place}</span>
            <span className="block text-soft">{how}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" onClick={save}>
          <Download aria-hidden className="size-4" />
          Save this receipt
        </Button>
        <Button onClick={onDone}>Close</Button>
      </div>
    </div>
  );
}
