import { expect, onTestFinished, test } from "vitest";
import { folderWith, medquadPage, temporaryFolder } from "#tests/support/library-pages.ts";
import { importSource } from "./change-library.ts";
import { importMedquad } from "./importers/medquad.ts";
import { openLibrary } from "./library.ts";
import { currentLibraryFile } from "./library-folder.ts";
import { openLibraryFile } from "./open-library-file.ts";
import { searchLibrary } from "./retrieval.ts";
import { ensureStarterLibrary } from "./starter-library.ts";
import { warmUp } from "./warm-up.ts";

test("a library put in use while the last one is being warmed up is the one that answers", async () => {
  const folder = temporaryFolder();
  await ensureStarterLibrary(folder);
  const library = await openLibrary(folder, { threadFromBytes: 0 });
  onTestFinished(() => library.close());
  const before = library.version;
  const answer = "Quibbleitis is an itch of the elbow that comes with every quibble.";
  const question = { qid: "7-1", type: "information", question: "What is (are) Quibbleitis ?" };
  const page = medquadPage("Quibbleitis", [], [{ ...question, answer }]);
  const pages = folderWith({ "4_MPlus_Health_Topics_QA/7.xml": page });
  await importSource(folder, {
    source: "medquad",
    documents: (report) => importMedquad(pages, report),
  });

  const [best] = await library.search("what is quibbleitis", { limit: 3 });
  expect(best?.passage.title).toBe("Quibbleitis");
  expect(library.version).not.toBe(before);
});

test("what is found is the same before and after", async () => {
  const folder = temporaryFolder();
  await ensureStarterLibrary(folder);
  const file = openLibraryFile(currentLibraryFile(folder) ?? "");
  onTestFinished(() => file.close());
  const found = () =>
    ["my back hurts", "stuffy nose and no fever"].map((text) =>
      searchLibrary(file, text, { limit: 10 }).map(({ passage, score }) => [passage.id, score]),
    );
  const before = found();
  for (const _ of warmUp(file));
  expect(found()).toEqual(before);
});
