import { expect, onTestFinished, test } from "vitest";
import { folderWith, temporaryFolder, topic } from "#tests/support/library-pages.ts";
import { openLibrary } from "./library.ts";
import { ensureStarterLibrary } from "./starter-library.ts";

const plain = "This is a plain account of it.";
const pages = {
  "throat.md": topic("throat", "Quinsy", "raw throat; hard to swallow; stands up badly", plain),
  "wrist.md": topic("wrist", "Wrist strain", "fell on my wrist; wrist gave way", plain),
  "sink.md": topic("sink", "Plumbing", "blocked drain; kitchen sink", plain),
};

async function openPages() {
  const folder = temporaryFolder();
  await ensureStarterLibrary(folder, folderWith(pages));
  const library = await openLibrary(folder);
  onTestFinished(() => library.close());
  return async (text: string) => {
    const found = await library.search(text, { limit: 5, floor: true });
    return [...new Set(found.map(({ passage }) => passage.documentId))];
  };
}

test("a page whose names share two words with the message, one of the body, is better than none", async () => {
  const found = await openPages();
  expect(await found("my throat has needles in it each time i swallow")).toEqual(["throat"]);
});

test("one shared word, denied words and words of no body are not enough", async () => {
  const found = await openPages();
  expect(await found("my throat has needles in it, purple ones, with feathers")).toEqual([]);
  expect(await found("needles and feathers, no throat or swallow, purple")).toEqual([]);
  expect(await found("feathers sit in the drain and the sink is purple")).toEqual([]);
});

test("an irregular form of a verb finds the name that has another", async () => {
  const found = await openPages();
  expect((await found("i fall and my wrist bent"))[0]).toBe("wrist");
  expect((await found("it fell and hit my wrist"))[0]).toBe("wrist");
});
