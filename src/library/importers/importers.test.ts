import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { folderWith, medquadPage, packed, temporaryFolder } from "#tests/support/library-pages.ts";
import type { DraftDocument, Importer } from "../draft.ts";
import { importFolder } from "./folder.ts";
import { importMedlineplus } from "./medlineplus.ts";
import { importMedquad } from "./medquad.ts";
import { importOpenfda } from "./openfda.ts";

async function read(importer: Importer, path: string) {
  const documents: DraftDocument[] = [];
  const skipped: { name: string; why: string }[] = [];
  const report = { skipped: (name: string, why: string) => void skipped.push({ name, why }) };
  for await (const document of importer(path, report)) documents.push(document);
  return { documents, skipped };
}

const hiccupPage = medquadPage(
  "Hiccup syndrome",
  ["Singultus", "Hic &amp; up"],
  [
    {
      qid: "0000001-1",
      type: "information",
      question: "What is (are) Hiccup syndrome ?",
      answer: "A rare cramp.",
    },
    {
      qid: "0000001-2",
      type: "treatment",
      question: "What are the treatments for Hiccup syndrome ?",
      answer:
        "Doctors use       - warm drinks    - slow breathing    - a   quiet room       Most people get better.",
    },
  ],
);

test("MedQuAD: one page from a packed archive, its lists and paragraphs brought back", async () => {
  const folder = folderWith({ "2_GARD_QA/0000001.xml": hiccupPage, "readme.txt": "About." });
  const { documents, skipped } = await read(importMedquad, packed(folder));

  expect(skipped).toEqual([]);
  expect(documents).toEqual((await read(importMedquad, folder)).documents);
  expect(documents[0]).toMatchObject({
    id: "2_GARD_QA/0000001",
    title: "Hiccup syndrome",
    synonyms: ["Singultus", "Hic & up"],
    publisher: "Genetic and Rare Diseases Information Center",
    url: "https://example.org/Hiccup%20syndrome",
    licence: "CC BY 4.0",
  });
  expect(documents[0]?.passages).toEqual([
    {
      heading: "What is Hiccup syndrome?",
      section: "what-it-is",
      text: "A rare cramp.",
      sourceIds: ["2_GARD_QA/0000001-1"],
    },
    {
      heading: "What are the treatments for Hiccup syndrome?",
      section: "treatment",
      text: "Doctors use\n\n- warm drinks\n- slow breathing\n- a quiet room\n\nMost people get better.",
      sourceIds: ["2_GARD_QA/0000001-2"],
    },
  ]);
});

test("MedQuAD: a symptom table that became running text is a list again", async () => {
  const answer =
    "People may feel unwell. Signs and Symptoms Approximate number of patients (when available) Dry skin 90% Late speech - Hiccups 3/5 " +
    "The Human Phenotype Ontology (HPO) has collected information on how often a sign occurs. Some signs may be rare or common. More text.";
  const page = medquadPage(
    "Tic",
    [],
    [{ qid: "0000006-1", type: "symptoms", question: "What are the symptoms ?", answer }],
  );
  const { documents } = await read(importMedquad, folderWith({ "2_GARD_QA/0000006.xml": page }));

  expect(documents[0]?.passages.map(({ text }) => text).join("\n\n")).toBe(
    "People may feel unwell.\n\nSigns and Symptoms, Approximate number of patients (when available):\n\n" +
      "- Dry skin 90%\n- Late speech\n- Hiccups 3/5\n\nMore text.",
  );
});

test("MedQuAD: the other spelling of its elements is read too", async () => {
  const other = `<doc docid="9" corpus="NINDS" url="https://example.org/9"><doctitle-focus>Tic</doctitle-focus>
    <qaPairs><pair pid="1"><question qid="9-1" qtype="causes">what causes tic ?</question><answer>Nerves.</answer></pair></qaPairs></doc>`;
  const { documents } = await read(importMedquad, folderWith({ "6_NINDS_QA/9.xml": other }));

  expect(documents[0]).toMatchObject({
    title: "Tic",
    publisher: "National Institute of Neurological Disorders and Stroke",
  });
  expect(documents[0]?.passages[0]).toMatchObject({
    section: "causes",
    text: "Nerves.",
    sourceIds: ["6_NINDS_QA/9-1"],
  });
});

test("MedQuAD: a damaged file is named and skipped, an empty answer gives no passage", async () => {
  const empty = medquadPage(
    "Gone",
    [],
    [{ qid: "0000003-1", type: "information", question: "What is it ?", answer: "" }],
  );
  const { documents, skipped } = await read(
    importMedquad,
    folderWith({
      "2_GARD_QA/0000001.xml": hiccupPage,
      "2_GARD_QA/0000002.xml": hiccupPage.replace("</Focus>", "</Fokus>"),
      "2_GARD_QA/0000003.xml": empty,
      "2_GARD_QA/0000004.xml": "<html><body>Moved</body></html>",
    }),
  );

  expect(documents.map(({ id }) => id)).toEqual(["2_GARD_QA/0000001"]);
  expect(skipped.map(({ name }) => name.split("/").slice(-2).join("/"))).toEqual([
    "2_GARD_QA/0000002.xml",
    "2_GARD_QA/0000004.xml",
    "1 more",
  ]);
});

test("MedQuAD: an archive that is cut short is an error, not a small import", async () => {
  const archive = join(temporaryFolder(), "cut.tar.gz");
  writeFileSync(archive, gzipSync(Buffer.from("not a tar archive at all".repeat(100))));

  await expect(read(importMedquad, archive)).rejects.toThrow("tar archive");
});

test("a long answer is cut between paragraphs, and each part stays under its question", async () => {
  const paragraph = (n: number) =>
    `${`Sentence number ${n} says something about hiccups. `.repeat(20).trim()}`;
  const long = medquadPage(
    "Hiccups",
    [],
    [
      {
        qid: "0000005-1",
        type: "information",
        question: "What is it ?",
        answer: [1, 2, 3, 4].map(paragraph).join("\n\n"),
      },
    ],
  );
  const [page] = (await read(importMedquad, folderWith({ "2_GARD_QA/0000005.xml": long })))
    .documents;

  expect(page?.passages.map(({ text }) => text).join("\n\n")).toBe(
    [1, 2, 3, 4].map(paragraph).join("\n\n"),
  );
  expect(page?.passages.length).toBeGreaterThan(1);
  for (const { text, sourceIds } of page?.passages ?? []) {
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(260);
    expect(sourceIds).toEqual(["2_GARD_QA/0000005-1"]);
  }
});

test("MedlinePlus: English topics with dates and names; damaged and foreign ones are told", async () => {
  const xml = `<?xml version="1.0"?><health-topics total="3" date-generated="01/02/2026 02:30:00">
    <health-topic id="11" title="Hiccups" url="https://example.org/hiccups.html" date-created="03/04/2019" language="English" meta-desc="">
      <also-called>Singultus</also-called>
      <full-summary>&lt;h3&gt;What causes hiccups?&lt;/h3&gt;&lt;p&gt;A &lt;em&gt;cramp&lt;/em&gt; of the diaphragm.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Eating fast&lt;/li&gt;&lt;li&gt;Fizzy drinks&lt;/li&gt;&lt;/ul&gt;</full-summary>
    </health-topic>
    <health-topic id="12" title="Hipo" url="https://example.org/hipo.html" date-created="03/04/2019" language="Spanish">
      <full-summary>&lt;p&gt;Un espasmo.&lt;/p&gt;</full-summary></health-topic>
    <health-topic id="13" title="Broken" language="English"><full-summary>x</wrong></health-topic>
  </health-topics>`;
  const { documents, skipped } = await read(
    importMedlineplus,
    join(folderWith({ "topics.xml": xml }), "topics.xml"),
  );

  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({
    title: "Hiccups",
    synonyms: ["Singultus"],
    writtenOn: "2019-03-04",
  });
  expect(documents[0]?.passages).toEqual([
    {
      heading: "What causes hiccups?",
      section: "causes",
      text: "A cramp of the diaphragm.\n\n- Eating fast\n- Fizzy drinks",
      sourceIds: ["11"],
    },
  ]);
  expect(skipped.map(({ name }) => name)).toEqual(['topic "Broken"', "1 more"]);
});

test("a folder: Markdown, HTML and text, with what their front matter says; other files are told", async () => {
  const { documents, skipped } = await read(
    importFolder,
    folderWith({
      "a/sleep.md":
        "---\ntitle: Sleeping well\npublisher: Our clinic\nlicence: CC BY 4.0\nreview-by: 2027-05-01\n---\nGo to bed.\n\n## When to get help\n\nCall us.",
      "b.html":
        "<html lang='en'><head><title>Naps</title><style>p{}</style></head><body><nav>Menu</nav><p>Rest<br>now<li>and then</body>",
      "c.txt": "Plain words.",
      "d.pdf": "%PDF",
    }),
  );

  expect(documents.map(({ title, publisher }) => [title, publisher])).toEqual([
    ["Sleeping well", "Our clinic"],
    ["Naps", "This server's own pages"],
    ["c", "This server's own pages"],
  ]);
  expect(documents[0]?.reviewBy).toBe("2027-05-01");
  expect(documents[0]?.passages.map(({ heading, section }) => [heading, section])).toEqual([
    ["Sleeping well", "what-it-is"],
    ["When to get help", "when-to-get-help"],
  ]);
  expect(documents[1]?.passages[0]?.text).not.toContain("Menu");
  expect(skipped).toEqual([{ name: "d.pdf", why: "it is not Markdown, HTML or text" }]);
});

test("openFDA: a label's parts as passages of one medicine; what is no label is told", async () => {
  const label = {
    set_id: "abc-1",
    effective_time: "20240305",
    purpose: ["Pain reliever"],
    overdosage: ["Call a poison centre."],
    openfda: { brand_name: ["Achegone"], generic_name: ["EXAMPLINE"] },
  };
  const folder = folderWith({
    "a.json": JSON.stringify({ results: [label, { openfda: {} }] }),
    "b.json": "{broken",
  });
  const { documents, skipped } = await read(importOpenfda, folder);

  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({
    title: "Achegone",
    synonyms: ["EXAMPLINE"],
    writtenOn: "2024-03-05",
    licence: "CC0 1.0",
  });
  expect(
    documents[0]?.passages.map(({ heading, section, sourceIds }) => [
      heading,
      section,
      sourceIds[0],
    ]),
  ).toEqual([
    ["What it is for", "medicine", "abc-1#purpose"],
    ["Overdose", "when-to-get-help", "abc-1#overdosage"],
  ]);
  expect(skipped.map(({ name }) => name)).toEqual(["a.json, label 2", "b.json"]);
});
