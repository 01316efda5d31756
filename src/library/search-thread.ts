/**
 * The thread that searches, so that the event loop of the worker never waits for SQLite. It looks before each
 * question whether another library was put in use, and answers from that one.
 */
import { parentPort, workerData } from "node:worker_threads";
import { currentLibraryFile, versionOf } from "./library-folder.ts";
import { countSources, passagesById, passagesOfDocument } from "./look-up.ts";
import { type OpenLibraryFile, openLibraryFile } from "./open-library-file.ts";
import { searchLibrary } from "./retrieval.ts";
import type { ThreadAnswer, ThreadQuestion, ThreadRequest } from "./thread-messages.ts";

const folder = String(workerData);
let open: { path: string; library: OpenLibraryFile } | null = null;

class LibraryMissing extends Error {}

function libraryInUse(): { path: string; library: OpenLibraryFile } {
  const path = currentLibraryFile(folder);
  if (path === null) throw new LibraryMissing("No library was imported yet.");
  if (open?.path === path) return open;
  const library = openLibraryFile(path);
  open?.library.close();
  open = { path, library };
  return open;
}

function answer(library: OpenLibraryFile, question: ThreadQuestion): unknown {
  switch (question.kind) {
    case "search":
      return searchLibrary(library, question.text, question);
    case "passages":
      return passagesById(library, question.ids);
    case "document":
      return passagesOfDocument(library, question.documentId);
    case "sources":
      return countSources(library);
    default:
      return question satisfies never;
  }
}

parentPort?.on("message", ({ id, question }: ThreadRequest) => {
  let reply: ThreadAnswer;
  try {
    const { path, library } = libraryInUse();
    reply = { id, ok: true, version: versionOf(path), result: answer(library, question) };
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    reply = { id, ok: false, missing: fault instanceof LibraryMissing, fault: text };
  }
  parentPort?.postMessage(reply);
});
