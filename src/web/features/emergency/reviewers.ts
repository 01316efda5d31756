/** What a clinician signed, in words: "Rules reviewed by Dr. Ada Example on 2026-11-23." */

/** Null unless there is something and every part of it is signed. `what` begins the sentence. */
export function reviewedBy(
  what: string,
  parts: readonly { reviewedBy?: string | null | undefined }[],
): string | null {
  const names = parts.flatMap((part) => part.reviewedBy ?? []);
  if (parts.length === 0 || names.length < parts.length) return null;
  return `${what} reviewed by ${[...new Set(names)].join("; ")}.`;
}

export const notReviewed = "Not reviewed by a clinician.";
