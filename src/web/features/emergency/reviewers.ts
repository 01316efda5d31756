/** What a clinician signed, in words: "Rules reviewed by Dr. Ada Example on 2026-11-23." */
import { t } from "../../language/t.ts";

const sentences = {
  rules: "emergency:rulesReviewed",
  text: "emergency:textReviewed",
  rulesAndSources: "emergency:rulesAndSourcesReviewed",
} as const;

/** Null unless there is something and every part of it is signed. */
export function reviewedBy(
  what: keyof typeof sentences,
  parts: readonly { reviewedBy?: string | null | undefined }[],
): string | null {
  const names = parts.flatMap((part) => part.reviewedBy ?? []);
  if (parts.length === 0 || names.length < parts.length) return null;
  return t(sentences[what], { names: [...new Set(names)].join("; ") });
}

export const notReviewed = (): string => t("emergency:notReviewed");
