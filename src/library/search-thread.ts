/**
 * The thread that searches a large library, so that the event loop of the worker never waits for SQLite. It looks
 * before each question whether another library was put in use, and answers from that one.
 */
import { parentPort, workerData } from "node:worker_threads";
import { followLibrary, LibraryMissing } from "./library-in-use.ts";
import { countSources, passagesById, passagesOfDocument } from "./look-up.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import { searchLibrary } from "./retrieval.ts";
import type { ThreadAnswer, ThreadQuestion, ThreadRequest } from "./thread-messages.ts";

const inUse = followLibrary(String(workerData));

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
    const { version, library } = inUse.current();
    reply = { id, ok: true, version, result: answer(library, question) };
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    reply = { id, ok: false, missing: fault instanceof LibraryMissing, fault: text };
  }
  parentPort?.postMessage(reply);
});
