/** The port to the library: passages found from a person's own words, without holding up the event loop. */
import type { Passage, RankedPassage } from "#contracts/passage.ts";
import { followLibrary } from "./library-in-use.ts";
import { type LibraryReader, readHere, readInThread, type Versioned } from "./library-readers.ts";
import type { SearchOptions } from "./retrieval.ts";
import type { SourceCount } from "./thread-messages.ts";

export { LibraryMissing } from "./library-in-use.ts";

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

/**
 * Up to this size of the file a search is over in about a millisecond at worst, and is done without a thread: the
 * starter library has one megabyte.
 */
const smallLibraryBytes = 6_000_000;

/** Throws `LibraryMissing` when nothing was imported into this folder yet. */
export async function openLibrary(
  folder: string,
  { threadFromBytes = smallLibraryBytes } = {},
): Promise<Library> {
  const inUse = followLibrary(folder);
  const here = readHere(inUse);
  let thread: LibraryReader | null = null;
  let version = "";
  let closed = false;

  /** The library may grow or shrink while it is open: the size of the file in use decides, question by question. */
  async function ask<T>(put: (reader: LibraryReader) => Promise<Versioned<T>>): Promise<T> {
    if (closed) throw new Error("The library is closed.");
    const isLarge = inUse.bytes() >= threadFromBytes;
    if (isLarge) thread ??= readInThread(folder);
    const answer = await put(isLarge && thread ? thread : here);
    version = answer.version;
    return answer.result;
  }
  const close = async () => {
    closed = true;
    await Promise.all([here.close(), thread?.close()]);
  };
  try {
    await ask((reader) => reader.sources());
  } catch (fault) {
    await close();
    throw fault;
  }
  return {
    get version() {
      return version;
    },
    search: (text, options) => ask((reader) => reader.search(text, options)),
    passages: (ids) => ask((reader) => reader.passages(ids)),
    document: (documentId) => ask((reader) => reader.document(documentId)),
    sources: () => ask((reader) => reader.sources()),
    close,
  };
}
