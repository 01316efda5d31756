/** Where the library can be changed, as the gateway sees it: it opens no library itself. */
import type { LibraryJobId } from "#contracts/ids.ts";
import type { AddToLibraryBody, LibraryDetails, LibraryJob } from "#contracts/operator-library.ts";

export interface LibraryDesk {
  /** Null where there is none that can be read. */
  details(): LibraryDetails | null;
  /** The change under way, or the last one since the start. */
  job(): LibraryJob | null;
  /** Null while another change is under way. An upload's bytes are then to be received. */
  add(wanted: AddToLibraryBody): LibraryJob | null;
  /** The next bytes of the upload, which stand at `from`. False when they are not the ones awaited. */
  receive(id: LibraryJobId, from: number, bytes: Uint8Array): boolean;
  /** Null while another change is under way. */
  remove(source: string): LibraryJob | null;
  /** False when it is over already. */
  cancel(id: LibraryJobId): boolean;
}
