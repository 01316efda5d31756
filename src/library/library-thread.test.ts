import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { folderWith } from "#tests/support/library-pages.ts";
import { startLibraryThread } from "./library-thread.ts";

/** Dies at the word "die", answers anything else with it. */
const fragileThread = `
import { parentPort } from "node:worker_threads";
parentPort.on("message", ({ id, question }) => {
  if (question.text === "die") process.exit(1);
  if (question.text !== "wait") parentPort.postMessage({ id, ok: true, version: "v", result: question.text });
});`;

test("a crash rejects what was asked, and the next question is answered by a new thread", async () => {
  const script = pathToFileURL(join(folderWith({ "thread.mjs": fragileThread }), "thread.mjs"));
  const thread = startLibraryThread("unused", script);
  onTestFinished(() => thread.close());
  const ask = (text: string) => thread.ask({ kind: "search", text, limit: 1 }, z.string());

  await expect(ask("hello")).resolves.toEqual({ version: "v", result: "hello" });
  const waiting = ask("wait");
  await Promise.all([
    expect(waiting).rejects.toThrow("ended"),
    expect(ask("die")).rejects.toThrow("ended"),
  ]);
  await expect(ask("again")).resolves.toEqual({ version: "v", result: "again" });
});

test("closing rejects what is outstanding and refuses what comes after", async () => {
  const script = pathToFileURL(join(folderWith({ "thread.mjs": fragileThread }), "thread.mjs"));
  const thread = startLibraryThread("unused", script);
  const waiting = expect(
    thread.ask({ kind: "search", text: "wait", limit: 1 }, z.string()),
  ).rejects.toThrow();
  await thread.close();
  await waiting;
  await expect(thread.ask({ kind: "sources" }, z.string())).rejects.toThrow("closed");
});
