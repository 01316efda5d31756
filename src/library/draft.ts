/** What an importer gives: one page or topic, cut into passages, before it has a place in the library. */
import type { PassageSection, ReadSource } from "#contracts/passage.ts";

export interface DraftPassage {
  readonly heading: string;
  readonly section: PassageSection;
  /** Markdown: whole paragraphs and lists. */
  readonly text: string;
  /** The ids of the item in its source. */
  readonly sourceIds: readonly string[];
  readonly restsOn?: readonly ReadSource[] | undefined;
  /** Only where it differs from the document's. */
  readonly url?: string | undefined;
}

export interface DraftDocument {
  /** Unique within its source. */
  readonly id: string;
  readonly title: string;
  readonly synonyms: readonly string[];
  readonly publisher: string;
  readonly url: string;
  readonly licence: string;
  readonly language: string;
  readonly writtenOn: string | null;
  readonly reviewBy: string | null;
  readonly reviewedBy: string | null;
  readonly passages: readonly DraftPassage[];
}

/** Where an importer tells how far it is, and what it left out. */
export interface ImportReport {
  skipped(name: string, why: string): void;
}

export type Importer = (path: string, report: ImportReport) => AsyncIterable<DraftDocument>;
