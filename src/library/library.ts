/** The port to the library: passages found from a person's own words, without holding up the event loop. */
import type { Passage, RankedPassage } from "#contracts/passage.ts";
import { startLibraryThread, type ThreadResult } from "./library-thread.ts";
import type { SearchOptions } from "./retrieval.ts";
import {
  passagesSchema,
  rankedPassagesSchema,
  type SourceCount,
  sourceCountsSchema,
} from "./thread-messages.ts";

export { LibraryMissing } from "./library-thread.ts";

export interface Library {
  /** Hash of the content in use; it changes when another import was put in use meanwhile. */
  readonly version: string;
  /** Best first; empty when nothing fits. `text` is the message as it was written, of any length. */
  search(text: string, options: SearchOptions): Promise<RankedPassage[]>;
  /** In the order of the ids; ids that this version does not hold are left out. */
  passages(ids: readonly string[]): Promise<Passage[]>;
  /** All passages of a page, in its order. */
  document(documentId: string): Promise<Passage[]>;
  sources(): Promise<SourceCount[]>;
  /** Ends the search thread; questions still open are rejected. */
  close(): Promise<void>;
}

/** Throws `LibraryMissing` when nothing was imported into this folder yet. */
export async function openLibrary(folder: string): Promise<Library> {
  const thread = startLibraryThread(folder);
  let version = "";
  const keep = <T>(answer: ThreadResult<T>): T => {
    version = answer.version;
    return answer.result;
  };
  try {
    keep(await thread.ask({ kind: "sources" }, sourceCountsSchema));
  } catch (fault) {
    await thread.close();
    throw fault;
  }
  return {
    get version() {
      return version;
    },
    search: async (text, options) =>
      keep(await thread.ask({ kind: "search", text, ...options }, rankedPassagesSchema)),
    passages: async (ids) =>
      keep(await thread.ask({ kind: "passages", ids: [...ids] }, passagesSchema)),
    document: async (documentId) =>
      keep(await thread.ask({ kind: "document", documentId }, passagesSchema)),
    sources: async () => keep(await thread.ask({ kind: "sources" }, sourceCountsSchema)),
    close: () => thread.close(),
  };
}
