import type { ErasureReceipt } from "#contracts/auth.ts";
import { t } from "../../language/t.ts";

/** The receipt as a text file: what any program opens, in years too. */
export function receiptText({ userId, erasedAt, places }: ErasureReceipt): string {
  const lines = places.map(({ place, how }) => `${place.toUpperCase()}\n${how}`);
  return [
    t("account:receipt.title"),
    `${t("account:receipt.when", { moment: erasedAt })}\n${t("account:receipt.number", { id: userId })}`,
    ...lines,
    "",
  ].join("\n\n");
}
