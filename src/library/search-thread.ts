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
import { warmUp } from "./warm-up.ts";

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

let warmed: OpenLibraryFile | null = null;

/** In steps between the questions, once for each file that is opened. */
function warmOnce(library: OpenLibraryFile): void {
  if (warmed === library) return;
  warmed = library;
  const steps = warmUp(library);
  const next = () => {
    // Another file was opened meanwhile, and this one closed.
    if (warmed === library && steps.next().done !== true) setImmediate(next);
  };
  setImmediate(next);
}

parentPort?.on("message", ({ id, question }: ThreadRequest) => {
  let reply: ThreadAnswer;
  try {
    const { version, library } = inUse.current();
    warmOnce(library);
    reply = { id, ok: true, version, result: answer(library, question) };
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    reply = { id, ok: false, missing: fault instanceof LibraryMissing, fault: text };
  }
  parentPort?.postMessage(reply);
});
