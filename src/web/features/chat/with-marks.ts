import type { ReplyCheck } from "#contracts/reply-events.ts";
import { unverifiedSign } from "../../components/rehype-marks.ts";

/** The answer's text with a sign behind each sentence that was not found in its sources. */
export function withMarks(text: string, checks: ReplyCheck[]): string {
  const ends = checks
    .filter(({ verdict, to }) => verdict === "not found" && to <= text.length)
    .map(({ to }) => to)
    .sort((a, b) => b - a);
  return ends.reduce(
    (marked, end) => marked.slice(0, end) + unverifiedSign + marked.slice(end),
    text,
  );
}

/** "7 of 8 sentences found in their sources", or null when nothing could be looked up. */
export function proofInWords(checks: ReplyCheck[]): string | null {
  const found = checks.filter(({ verdict }) => verdict === "found in source").length;
  const claims = found + checks.filter(({ verdict }) => verdict === "not found").length;
  const withheld = checks.filter(({ verdict }) => verdict === "withheld").length;
  const parts = [
    claims > 0 &&
      `${found} of ${claims} ${claims === 1 ? "sentence" : "sentences"} found in ${claims === 1 ? "its source" : "their sources"}`,
    withheld > 0 && `${withheld} left out because no source was found`,
  ];
  return parts.filter(Boolean).join("; ") || null;
}

/** Leaves out the notice that an answer begins with, also while only a part of it has arrived. */
export function withoutNotice(text: string, notice: string | null): string {
  if (notice === null || notice === "") return text;
  if (notice.startsWith(text)) return "";
  return text.startsWith(notice) ? text.slice(notice.length).trimStart() : text;
}
