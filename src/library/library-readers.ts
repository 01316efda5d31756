/** Two ways to ask the library in use: in a thread of its own, or here and now. */
import { type Passage, passageSchema, type RankedPassage } from "#contracts/passage.ts";
import type { LibraryInUse } from "./library-in-use.ts";
import { startLibraryThread } from "./library-thread.ts";
import { countSources, passagesById, passagesOfDocument } from "./look-up.ts";
import type { StoredPassage } from "./passage-queries.ts";
import { type SearchOptions, searchLibrary } from "./retrieval.ts";
import {
  passagesSchema,
  rankedPassagesSchema,
  type SourceCount,
  sourceCountsSchema,
} from "./thread-messages.ts";

/** What was found, and the version of the library that it was found in. */
export interface Versioned<T> {
  readonly version: string;
  readonly result: T;
}

export interface LibraryReader {
  search(text: string, options: SearchOptions): Promise<Versioned<RankedPassage[]>>;
  passages(ids: readonly string[]): Promise<Versioned<Passage[]>>;
  document(documentId: string): Promise<Versioned<Passage[]>>;
  sources(): Promise<Versioned<SourceCount[]>>;
  close(): Promise<void>;
}

export function readInThread(folder: string): LibraryReader {
  const thread = startLibraryThread(folder);
  return {
    search: (text, options) =>
      thread.ask({ kind: "search", text, ...options }, rankedPassagesSchema),
    passages: (ids) => thread.ask({ kind: "passages", ids: [...ids] }, passagesSchema),
    document: (documentId) => thread.ask({ kind: "document", documentId }, passagesSchema),
    sources: () => thread.ask({ kind: "sources" }, sourceCountsSchema),
    close: () => thread.close(),
  };
}

/** For a small library: a search takes a fraction of a millisecond, less than handing it to a thread. */
export function readHere(inUse: LibraryInUse): LibraryReader {
  return {
    async search(text, options) {
      const { version, library } = inUse.current();
      const found = searchLibrary(library, text, options);
      return { version, result: found.map((one) => ({ ...one, passage: checked(one.passage) })) };
    },
    async passages(ids) {
      const { version, library } = inUse.current();
      return { version, result: passagesById(library, ids).map(checked) };
    },
    async document(documentId) {
      const { version, library } = inUse.current();
      return { version, result: passagesOfDocument(library, documentId).map(checked) };
    },
    async sources() {
      const { version, library } = inUse.current();
      return { version, result: countSources(library) };
    },
    close: async () => inUse.close(),
  };
}

const checkedPassages = new WeakMap<StoredPassage, Passage>();

/** Each passage is checked against the contract once, however often it is found. */
function checked(stored: StoredPassage): Passage {
  const before = checkedPassages.get(stored);
  if (before !== undefined) return before;
  const passage = passageSchema.parse(stored);
  checkedPassages.set(stored, passage);
  return passage;
}
