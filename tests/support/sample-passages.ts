/** Passages and triage as tests need them: every field that a test doesn't name has a plain value. */
import { createHash } from "node:crypto";
import { passageIdSchema } from "#contracts/ids.ts";
import type { Passage, RankedPassage } from "#contracts/passage.ts";
import type { Triage } from "#contracts/triage.ts";

export function samplePassage(
  given: Partial<Omit<Passage, "id">> & Pick<Passage, "title" | "text">,
): Passage {
  const id = createHash("sha256").update(JSON.stringify(given)).digest("hex").slice(0, 32);
  return {
    id: passageIdSchema.parse(id),
    source: "starter",
    documentId: given.title.toLowerCase().replaceAll(" ", "-"),
    sourceIds: [],
    heading: given.title,
    section: "other",
    synonyms: [],
    publisher: "A publisher",
    url: "https://example.org/page",
    licence: "CC0",
    language: "en",
    writtenOn: "2026-01-01",
    reviewBy: null,
    reviewedBy: null,
    ...given,
  };
}

/** In the order given, the first scored best. */
export function ranked(...passages: Passage[]): RankedPassage[] {
  return passages.map((passage, i) => ({ rank: i + 1, score: 10 / (i + 1), passage }));
}

export function sampleTriage(given: Partial<Triage> = {}): Triage {
  return {
    disposition: null,
    withinHours: null,
    kind: "knowledge",
    rules: [],
    numbers: [],
    questions: [],
    notice: null,
    fixedText: null,
    rulesVersion: "test",
    ...given,
  };
}
