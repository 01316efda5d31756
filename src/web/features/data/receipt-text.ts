import type { ErasureReceipt } from "#contracts/auth.ts";

/** The receipt as a text file: what any program opens, in years too. */
export function receiptText({ userId, erasedAt, places }: ErasureReceipt): string {
  const lines = places.map(({ place, how }) => `${place.toUpperCase()}\n${how}`);
  return [
    "Healify: your account was erased",
    `When: ${erasedAt}\nAccount number: ${userId}`,
    ...lines,
    "",
  ].join("\n\n");
}
