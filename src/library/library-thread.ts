/** Runs one search thread; a crash fails what it was asked and the next question starts another. */
import { Worker } from "node:worker_threads";
import type { z } from "zod";
import { LibraryMissing } from "./library-in-use.ts";
import { type ThreadQuestion, type ThreadRequest, threadAnswerSchema } from "./thread-messages.ts";

export interface LibraryThread {
  /** Gives the version that answered, and the result as `result` reads it. Rejects with the thread's fault. */
  ask<T>(question: ThreadQuestion, result: z.ZodType<T>): Promise<ThreadResult<T>>;
  close(): Promise<void>;
}
export interface ThreadResult<T> {
  readonly version: string;
  readonly result: T;
}
interface Outstanding {
  resolve(answer: ThreadResult<unknown>): void;
  reject(fault: Error): void;
}

const heapMb = 96;
/** A small young heap keeps an idle server small; searches leave little behind. */
const youngHeapMb = 8;

const searchThread = new URL("./search-thread.ts", import.meta.url);

/** `script` is the thread's own file. The thread starts with the first question. */
export function startLibraryThread(folder: string, script = searchThread): LibraryThread {
  const outstanding = new Map<number, Outstanding>();
  let thread: Worker | null = null;
  let closed = false;
  let lastId = 0;

  function running(): Worker {
    if (closed) throw new Error("The library is closed.");
    thread ??= start();
    return thread;
  }

  function start(): Worker {
    const started = new Worker(script, {
      workerData: folder,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngHeapMb },
    });
    started.on("message", settle);
    started.on("error", (fault) =>
      fail(started, fault instanceof Error ? fault : new Error(String(fault))),
    );
    started.on("exit", () => fail(started, new Error("The search thread ended.")));
    return started;
  }

  function settle(message: unknown): void {
    const answer = threadAnswerSchema.parse(message);
    const waiting = outstanding.get(answer.id);
    outstanding.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer);
    else
      waiting?.reject(answer.missing ? new LibraryMissing(answer.fault) : new Error(answer.fault));
  }

  function fail(ended: Worker, fault: Error): void {
    if (thread !== ended) return;
    thread = null;
    for (const { reject } of outstanding.values()) reject(fault);
    outstanding.clear();
  }

  return {
    async ask(question, result) {
      const id = ++lastId;
      const answer = await new Promise<ThreadResult<unknown>>((resolve, reject) => {
        outstanding.set(id, { resolve, reject });
        const request: ThreadRequest = { id, question };
        running().postMessage(request);
      }).finally(() => outstanding.delete(id));
      return { version: answer.version, result: result.parse(answer.result) };
    },
    async close() {
      closed = true;
      await thread?.terminate();
    },
  };
}
