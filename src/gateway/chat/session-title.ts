/** What a chat session is called in its owner's own list until they rename it. */
import type { Triage } from "#contracts/triage.ts";

const longestTitle = 60;
const neutralTitle = "Chat";

/**
 * The question's first words. A crisis gets a neutral name, because somebody else may look at the screen
 * (SAFETY: titles carry no health words where the person may be in danger).
 */
export function titleFor(text: string, triage: Triage): string {
  if (triage.kind === "crisis" || triage.kind === "forbidden") return neutralTitle;
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= longestTitle) return line;
  const cut = line.slice(0, longestTitle);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20)).trimEnd()}…`;
}
