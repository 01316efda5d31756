import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { folderWith, temporaryFolder, threeTopics, topic } from "#tests/support/library-pages.ts";
import { EmptyImport, importSource, removeSource } from "./change-library.ts";
import type { DraftDocument } from "./draft.ts";
import { importFolder } from "./importers/folder.ts";
import { importStarter } from "./importers/starter.ts";
import { type Library, LibraryMissing, openLibrary } from "./library.ts";
import { withdrawnPassages } from "./withdrawn-passages.ts";

const addTopics = (library: string, topics: string) =>
  importSource(library, {
    source: "starter",
    documents: (report) => importStarter(topics, report),
  });
const addPages = (library: string, pages: string) =>
  importSource(library, { source: "folder", documents: (report) => importFolder(pages, report) });

async function opened(folder: string): Promise<Library> {
  const library = await openLibrary(folder);
  onTestFinished(() => library.close());
  return library;
}

test("a topic comes back whole, with everything that an answer has to show", async () => {
  const folder = temporaryFolder();
  await addTopics(folder, folderWith(threeTopics));
  const library = await opened(folder);

  const passages = await library.document("hiccups");

  expect(passages.map(({ section }) => section)).toEqual([
    "what-it-is",
    "what-you-can-do",
    "when-to-get-help",
  ]);
  expect(passages[0]).toMatchObject({
    source: "starter",
    title: "Hiccups",
    heading: "What it is",
    text: "Hiccups are short cramps of the diaphragm.",
    synonyms: ["hiccough", "singultus"],
    sourceIds: ["hiccups#what-it-is"],
    publisher: "Healify starter library",
    licence: "Apache-2.0",
    writtenOn: "2026-01-02",
    reviewBy: "2027-01-02",
    reviewedBy: null,
    restsOn: [
      {
        url: "https://example.org/hiccups",
        title: "About Hiccups",
        publisher: "Example Institute",
      },
    ],
  });
  expect(passages[1]?.text).toBe(
    "These help many people:\n\n- rest when you feel like it\n- drink enough water",
  );
  expect(passages[1]?.restsOn).toEqual([]);
  expect(passages[2]?.text).toContain("chest pain");
  expect(passages[2]?.text).toContain("more than a week");
  expect(await library.passages(passages.map(({ id }) => id))).toEqual(passages);
  expect(await library.sources()).toEqual([{ source: "starter", passages: 5, documents: 3 }]);
});

test("the version depends on the content alone", async () => {
  const [topics, pages] = [
    folderWith(threeTopics),
    folderWith({ "sleep.txt": "Go to bed at the same hour." }),
  ];
  const [one, two, three] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  await addTopics(one, topics);
  const both = await addPages(one, pages);
  await addPages(two, pages);
  const otherOrder = await addTopics(two, topics);
  await addTopics(
    three,
    folderWith({ ...threeTopics, "cramps.md": topic("cramps", "Leg cramps", "", "Other words.") }),
  );
  const changed = await addPages(three, pages);

  expect(otherOrder.version).toBe(both.version);
  expect(changed.version).not.toBe(both.version);
});

test("adding replaces the source's own passages, keeps the others, and an open library follows", async () => {
  const folder = temporaryFolder();
  await addTopics(folder, folderWith(threeTopics));
  const library = await opened(folder);
  const before = library.version;
  await addPages(
    folder,
    folderWith({ "sleep.txt": "Go to bed at the same hour.", "tea.txt": "Tea holds caffeine." }),
  );
  await addPages(folder, folderWith({ "naps.txt": "A nap of twenty minutes refreshes." }));

  expect((await library.sources()).map(({ source, documents }) => [source, documents])).toEqual([
    ["folder", 1],
    ["starter", 3],
  ]);
  expect(library.version).not.toBe(before);
  expect(
    await library.search("caffeine in tea", { limit: 5, source: "folder", floor: true }),
  ).toEqual([]);
});

test("a removed source is gone, the others answer", async () => {
  const folder = temporaryFolder();
  await addTopics(folder, folderWith(threeTopics));
  await addPages(folder, folderWith({ "sleep.txt": "Go to bed at the same hour." }));
  await removeSource(folder, "folder");

  expect((await (await opened(folder)).sources()).map(({ source }) => source)).toEqual(["starter"]);
});

test("a damaged topic is named with its fault and the others are imported", async () => {
  const folder = temporaryFolder();
  const damaged = {
    "no-title.md": "---\nid: no-title\n---\n",
    "odd.md": "---\nid: odd\ntitle: Odd\n---\n## Odd <!-- nonsense -->\n",
  };
  const result = await addTopics(folder, folderWith({ ...threeTopics, ...damaged }));

  expect(result.documents).toBe(3);
  expect(result.skipped.map(({ name }) => name)).toEqual(["no-title.md", "odd.md"]);
  expect(result.skipped[0]?.why).toContain("title");
  expect(result.skipped[1]?.why).toContain("Odd");
});

test("an import that finds nothing changes nothing", async () => {
  const folder = temporaryFolder();
  const { version } = await addTopics(folder, folderWith(threeTopics));

  await expect(addTopics(folder, folderWith({ "notes.pdf": "" }))).rejects.toThrow(EmptyImport);
  expect((await opened(folder)).version).toBe(version);
});

test("an import that fails half-way leaves the old library answering and no files behind", async () => {
  const folder = temporaryFolder();
  await addTopics(folder, folderWith(threeTopics));
  const files = readdirSync(folder);
  async function* breaksOff(): AsyncGenerator<DraftDocument> {
    for await (const page of importFolder(folderWith({ "sleep.txt": "Go to bed." }), {
      skipped: () => undefined,
    }))
      yield page;
    throw new Error("the disk was pulled out");
  }

  await expect(importSource(folder, { source: "folder", documents: breaksOff })).rejects.toThrow(
    "pulled out",
  );
  expect(readdirSync(folder)).toEqual(files);
  expect(await (await opened(folder)).search("hiccups", { limit: 1, floor: true })).toHaveLength(1);
});

test("an import killed while it writes leaves the old library answering, and the next import works", async () => {
  const folder = temporaryFolder();
  const { version } = await addTopics(folder, folderWith(threeTopics));
  const script = `
    import { importSource } from ${JSON.stringify(new URL("./change-library.ts", import.meta.url).href)};
    await importSource(${JSON.stringify(folder)}, { source: "folder", async *documents() {
      yield { id: "a", title: "A", synonyms: [], publisher: "", url: "", licence: "", language: "en", writtenOn: null,
        reviewBy: null, reviewedBy: null, passages: [{ heading: "A", section: "other", text: "A.", sourceIds: ["a"] }] };
      process.stdout.write("half");
      await new Promise((resolve) => setInterval(resolve, 1e6, undefined).ref() && undefined);
    } });`;
  const importing = spawn(process.execPath, ["--input-type=module", "-e", script]);
  await once(importing.stdout, "data");
  importing.kill("SIGKILL");
  await once(importing, "exit");
  expect(readdirSync(folder).some((name) => name.startsWith("building-"))).toBe(true);

  const library = await opened(folder);
  expect(library.version).toBe(version);
  expect(await library.search("blister", { limit: 1, floor: true })).toHaveLength(1);
  const next = await addPages(folder, folderWith({ "sleep.txt": "Go to bed at the same hour." }));
  expect(next.documents).toBe(1);
  expect(
    readdirSync(folder).filter((name) => name.startsWith("building-") || name.endsWith(".lock")),
  ).toEqual([]);
});

test("an import killed after the file is finished, before or while it is put in use, leaves the old one answering", async () => {
  const folder = temporaryFolder();
  const { version } = await addTopics(folder, folderWith(threeTopics));
  const places = {
    finished: "",
    named: "renameSync(file, folder + '/library-' + built.version + '.sqlite');",
    pointed:
      "writeFileSync(folder + '/current.' + process.pid + '.new', 'library-' + built.version + '.sqlite');",
  };
  for (const [place, last] of Object.entries(places)) {
    const script = `
      import { renameSync, writeFileSync } from "node:fs";
      import { createLibraryBuilder } from ${JSON.stringify(new URL("./library-builder.ts", import.meta.url).href)};
      import { newBuildingFile } from ${JSON.stringify(new URL("./library-folder.ts", import.meta.url).href)};
      const folder = ${JSON.stringify(folder)};
      const file = newBuildingFile(folder);
      const builder = createLibraryBuilder(file);
      builder.add("folder", { id: "a", title: "A", synonyms: [], publisher: "", url: "", licence: "", language: "en",
        writtenOn: null, reviewBy: null, reviewedBy: null,
        passages: [{ heading: "A", section: "other", text: "A ${place}.", sourceIds: ["a"] }] });
      const built = builder.finish();
      ${last}
      process.kill(process.pid, "SIGKILL");`;
    const importing = spawn(process.execPath, ["--input-type=module", "-e", script]);
    const [, signal] = await once(importing, "exit");
    expect(signal).toBe("SIGKILL");
    const library = await opened(folder);
    expect(library.version).toBe(version);
    expect(await library.search("blister", { limit: 1, floor: true })).toHaveLength(1);
  }
  const next = await addPages(folder, folderWith({ "sleep.txt": "Go to bed at the same hour." }));
  expect((await opened(folder)).version).toBe(next.version);
  expect(readdirSync(folder).filter((name) => /^building-|\.new$/.test(name))).toEqual([]);
});

const plenty = (last: string) =>
  `${"A blister is a pocket of clear fluid under the upper layer of the skin, and it heals by itself when it is left alone and kept clean for a few days. ".repeat(2)}${last}`;

test("texts that say nearly the same are folded, unless a number or a not sets them apart", async () => {
  const folder = temporaryFolder();
  const pages = {
    "one.txt": plenty("Cover it with a plaster while you walk."),
    "two.txt": plenty("Cover it with a plaster whenever you walk."),
    "three.txt": plenty("Do not cover it with a plaster while you walk."),
    "four.txt": plenty("Cover it with 2 plasters while you walk."),
  };
  const { folded } = await addPages(folder, folderWith(pages));

  expect(folded).toBe(1);
  const library = await opened(folder);
  const found = await library.search("blister", { limit: 10 });
  const listed = found.map(({ passage }) => passage.documentId).sort();
  expect(listed).toHaveLength(3);
  expect(listed).toEqual(expect.arrayContaining(["folder/four.txt", "folder/three.txt"]));
  expect(await library.document("folder/two.txt")).toHaveLength(1);
});

test("what a source no longer says is listed until it says it again", async () => {
  const folder = temporaryFolder();
  const firstPages = { "sleep.txt": "Go to bed at ten.", "tea.txt": "Tea holds caffeine." };
  await addTopics(folder, folderWith(threeTopics));
  await addPages(folder, folderWith(firstPages));
  expect(withdrawnPassages(folder)).toEqual([]);
  const library = await opened(folder);
  const [[sleep], [tea]] = await Promise.all([
    library.document("folder/sleep.txt"),
    library.document("folder/tea.txt"),
  ]);

  await addPages(folder, folderWith({ "sleep.txt": "Go to bed at eleven." }));
  const [later] = await library.document("folder/sleep.txt");
  expect(withdrawnPassages(folder)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: sleep?.id, source: "folder", replacedBy: later?.id }),
      expect.objectContaining({ id: tea?.id, title: tea?.title, replacedBy: null }),
    ]),
  );
  await removeSource(folder, "folder");
  expect(
    withdrawnPassages(folder)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([sleep?.id, tea?.id, later?.id].sort());
  await addPages(folder, folderWith(firstPages));
  expect(withdrawnPassages(folder).map(({ id }) => id)).toEqual([later?.id]);
});

test("a library of the format before keeps its sources when the program is newer", async () => {
  const folder = temporaryFolder();
  await addPages(folder, folderWith({ "sleep.txt": "Go to bed at the same hour." }));
  const name = readdirSync(folder).find((one) => one.endsWith(".sqlite")) ?? "";
  const old = new DatabaseSync(join(folder, name));
  old.exec(`DROP TABLE withdrawn; DROP TABLE best_rows; DROP TABLE row_facts; DROP TABLE loose_names;
    ALTER TABLE texts DROP COLUMN fold; PRAGMA user_version = 1`);
  old.close();
  await expect(openLibrary(folder)).rejects.toThrow("format");

  await addTopics(folder, folderWith(threeTopics));
  const library = await opened(folder);
  expect((await library.sources()).map(({ source }) => source)).toEqual(["folder", "starter"]);
  expect(await library.document("folder/sleep.txt")).toHaveLength(1);
});

test("two imports at once: both sources are there afterwards", async () => {
  const folder = temporaryFolder();
  await Promise.all([
    addTopics(folder, folderWith(threeTopics)),
    addPages(folder, folderWith({ "sleep.txt": "Go to bed at the same hour." })),
  ]);

  expect((await (await opened(folder)).sources()).map(({ source }) => source)).toEqual([
    "folder",
    "starter",
  ]);
});

test("a folder without a library says so, and a damaged file is an error, not a crash", async () => {
  const folder = temporaryFolder();
  await expect(openLibrary(folder)).rejects.toThrow(LibraryMissing);

  await addTopics(folder, folderWith(threeTopics));
  const library = await opened(folder);
  writeFileSync(join(folder, "library-00000000000000aa.sqlite"), "not a database");
  const inUse =
    readdirSync(folder).find((name) => name.endsWith(".sqlite") && !name.includes("00aa")) ?? "";
  writeFileSync(join(folder, "current"), "library-00000000000000aa.sqlite");
  await expect(library.search("hiccups", { limit: 1 })).rejects.toThrow();
  writeFileSync(join(folder, "current"), inUse);
  expect(await library.search("hiccups", { limit: 1 })).toHaveLength(1);
});
