/** An answer where there is no screen like this one: in another app, on paper, spoken. Pure. */

import { withoutOpenQuestions } from "#contracts/open-questions.ts";
import { inLongDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { sourceLine } from "./source-line.ts";
import type { ReplyView } from "./stream/reply-view.ts";

/** The words with the numbers of their sources, then the sources, then what it is and of when. */
export function answerAsText(
  { text, citations }: Pick<ReplyView, "text" | "citations">,
  first: string | null,
  review: string,
): string {
  const date = inLongDay(new Date());
  const sources = [`${t("reading:text.sources")}:`, ...citations.map(sourceLine)].join("\n");
  const parts = [
    first,
    withoutMarkdown(text),
    citations.length > 0 ? sources : null,
    `${t("reading:text.from", { date })} ${review}`,
  ];
  return parts.filter(Boolean).join("\n\n");
}

/** Paragraph by paragraph, the urgent line first; without numbers of sources, which nobody can follow by ear. */
export function spokenParts(text: string, first: string | null): string[] {
  const words = withoutMarkdown(withoutOpenQuestions(text))
    .replace(/\s?\[[\d,\s]+\]/g, "")
    .replace(/^[-•]\s+/gm, "");
  return [first ?? "", ...words.split(/\n+/)].map((part) => part.trim()).filter(Boolean);
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/^#{1,6}\s+/gm, "")
    .replace(/^[*+]\s+/gm, "- ")
    .replace(/\*\*|__|`/g, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
