/** The library file that a folder has in use, kept open. Loads no zod: the search thread uses it. */
import { type Stats, statSync } from "node:fs";
import { currentLibraryFile, pointerFile, versionOf } from "./library-folder.ts";
import { type OpenLibraryFile, openLibraryFile } from "./open-library-file.ts";

/** Nothing was ever imported into this folder. */
export class LibraryMissing extends Error {}

export interface LibraryInUse {
  /** Looks first whether another library was put in use. Throws `LibraryMissing`, and what a damaged file throws. */
  current(): { readonly version: string; readonly library: OpenLibraryFile };
  /** Size of the file in use, in bytes; 0 where there is none. Opens nothing. */
  bytes(): number;
  /** Lets go of the file; the next question opens it again. */
  close(): void;
}

export function followLibrary(folder: string): LibraryInUse {
  let pointer: Stats | null = null;
  let file: { readonly path: string; readonly version: string; readonly bytes: number } | null =
    null;
  let open: { readonly path: string; readonly library: OpenLibraryFile } | null = null;

  /** The pointer is replaced, never written over: the same one, untouched, names the same file. */
  function fileInUse() {
    const now = statSync(pointerFile(folder), { throwIfNoEntry: false }) ?? null;
    if (file !== null && now !== null && isSame(now, pointer)) return file;
    pointer = now;
    const path = currentLibraryFile(folder);
    const bytes = path === null ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
    file = path === null ? null : { path, version: versionOf(path), bytes };
    return file;
  }

  function libraryAt(path: string): OpenLibraryFile {
    if (open?.path === path) return open.library;
    const library = openLibraryFile(path);
    open?.library.close();
    open = { path, library };
    return library;
  }

  return {
    current() {
      const inUse = fileInUse();
      if (inUse === null) throw new LibraryMissing("No library was imported yet.");
      return { version: inUse.version, library: libraryAt(inUse.path) };
    },
    bytes: () => fileInUse()?.bytes ?? 0,
    close() {
      open?.library.close();
      open = null;
    },
  };
}

const isSame = (now: Stats, before: Stats | null): boolean =>
  now.ino === before?.ino && now.mtimeMs === before.mtimeMs && now.ctimeMs === before.ctimeMs;
