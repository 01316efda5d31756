import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import {
  folderWith,
  medquadPage,
  temporaryFolder,
  threeTopics,
} from "#tests/support/library-pages.ts";
import { CommandFault } from "./command-fault.ts";
import { type CommandStreams, listLibrary, removeFromLibrary, searchInLibrary } from "./library.ts";
import { addToLibrary } from "./library-add.ts";
import { diffLibrary } from "./library-diff.ts";

async function run(command: (streams: CommandStreams) => Promise<void>, input = "") {
  const [output, remarks] = [new PassThrough(), new PassThrough()];
  const written = Promise.all([text(output), text(remarks)]);
  await command({ input: Readable.from([input]), output, remarks }).finally(() => {
    output.end();
    remarks.end();
  });
  const [result, remarked] = await written;
  return { result, remarked };
}

const page = medquadPage(
  "Hiccup syndrome",
  [],
  [
    {
      qid: "0000001-1",
      type: "information",
      question: "What is it ?",
      answer: "A rare cramp of the diaphragm.",
    },
  ],
);

test("add, list, search and remove, as a person or a check uses them", async () => {
  const folder = temporaryFolder();
  const medquad = folderWith({ "2_GARD_QA/0000001.xml": page, "2_GARD_QA/0000002.xml": "<broken" });

  const added = await run((streams) => addToLibrary(folder, "medquad", { path: medquad }, streams));
  expect(added.result).toMatch(/^medquad: 1 documents with 1 passages .* 1 skipped/);
  expect(added.remarked).toContain("0000002.xml");

  const listed = await run((streams) => listLibrary(folder, streams));
  expect(listed.result).toContain("medquad\t1 documents\t1 passages");
  expect(listed.result).toContain("starter\t");

  const questions = '{"id":"q1","text":"what is hicup syndrome"}\n\n{"id":7,"text":"headache"}\n';
  const searched = await run((streams) => searchInLibrary(folder, undefined, streams), questions);
  const [first, second] = searched.result
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(first.id).toBe("q1");
  expect(first.passages[0]).toEqual({
    rank: 1,
    score: expect.any(Number),
    title: "Hiccup syndrome",
    publisher: "Genetic and Rare Diseases Information Center",
    url: "https://example.org/Hiccup%20syndrome",
    sourceIds: ["2_GARD_QA/0000001-1"],
  });
  expect(second.id).toBe(7);
  expect(second.passages.length).toBeGreaterThanOrEqual(10);

  const only = await run(
    (streams) => searchInLibrary(folder, "medquad", streams),
    '{"id":"1","text":"rare cramp"}',
  );
  expect(JSON.parse(only.result).passages).toHaveLength(1);

  await run((streams) => removeFromLibrary(folder, "medquad", streams));
  expect((await run((streams) => listLibrary(folder, streams))).result).not.toContain("medquad");
});

test("starter topics that were replaced or removed by hand stay so", async () => {
  const folder = temporaryFolder();
  const listed = async () => (await run((streams) => listLibrary(folder, streams))).result;
  await run((streams) =>
    addToLibrary(folder, "starter", { path: folderWith(threeTopics) }, streams),
  );
  expect(await listed()).toContain("starter\t3 documents");
  await run((streams) => removeFromLibrary(folder, "starter", streams));
  expect(await listed()).not.toContain("starter");
});

test("what can't be done is said in one line, with what would be right", async () => {
  const folder = temporaryFolder();
  const empty = temporaryFolder();
  const faults: [(streams: CommandStreams) => Promise<void>, string][] = [
    [
      (s) => addToLibrary(folder, "wikipedia", { path: empty }, s),
      "starter, medquad, medlineplus, folder, openfda",
    ],
    [(s) => addToLibrary(folder, "medquad", { path: `${empty}/missing.tar.gz` }, s), "tar.gz"],
    [(s) => addToLibrary(folder, "medquad", { path: empty }, s), "Nothing to import"],
    [(s) => addToLibrary(folder, "medlineplus", { path: empty }, s), "XML file"],
    [(s) => addToLibrary(folder, "medquad", {}, s), "medquad needs a path"],
    [
      (s) => addToLibrary(folder, "medlineplus", { from: "http://example.org/x" }, s),
      "not an https",
    ],
    [async (s) => diffLibrary(folder, "00aa", undefined, s), "only the last two"],
    [(s) => removeFromLibrary(folder, "medquad", s), "it holds starter"],
    [(s) => searchInLibrary(folder, "medquad", s), "it holds starter"],
    [(s) => searchInLibrary(folder, undefined, s), 'Line 1 is not JSON of the form {"id"'],
  ];
  for (const [command, says] of faults) {
    const fault = await run(command, "nonsense\n").catch((caught: unknown) => caught);
    expect(fault).toBeInstanceOf(CommandFault);
    expect(fault).toMatchObject({ exitCode: 1, message: expect.stringContaining(says) });
    expect(String(fault)).not.toContain("\n");
  }
});

test("a page that says something else now, or is gone, is told with its passages", async () => {
  const folder = temporaryFolder();
  const answer = (text: string) =>
    medquadPage(
      "Hiccup syndrome",
      [],
      [{ qid: "1-1", type: "information", question: "What is it ?", answer: text }],
    );
  const add = (text: string) =>
    run((streams) =>
      addToLibrary(
        folder,
        "medquad",
        { path: folderWith({ "2_GARD_QA/0000001.xml": answer(text) }) },
        streams,
      ),
    );
  await add("A rare cramp of the diaphragm.");
  expect((await add("A common cramp of the diaphragm.")).result).toContain("1 passages of medquad");

  const diff = await run(async (streams) => diffLibrary(folder, undefined, undefined, streams));
  expect(diff.result).toMatch(
    /^medquad\t0 added\t0 removed\t1 changed\n~ .* → .*Hiccup syndrome: What is it\?/,
  );

  const removed = await run((streams) => removeFromLibrary(folder, "medquad", streams));
  expect(removed.result).toContain("2 passages of medquad");
  const after = await run(async (streams) => diffLibrary(folder, undefined, undefined, streams));
  expect(after.result).toMatch(/^medquad\t0 added\t1 removed\t0 changed\n- /);
});
