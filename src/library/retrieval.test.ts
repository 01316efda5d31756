import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { folderWith, medquadPage, temporaryFolder } from "#tests/support/library-pages.ts";
import { importSource } from "./change-library.ts";
import { importMedquad } from "./importers/medquad.ts";
import { type Library, openLibrary } from "./library.ts";
import { ensureStarterLibrary } from "./starter-library.ts";

let folder: string;
let library: Library;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "healify-retrieval-test-"));
  await ensureStarterLibrary(folder);
  library = await openLibrary(folder);
});
afterAll(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

const topicsFor = async (text: string, limit = 5) =>
  (await library.search(text, { limit, floor: true })).map(({ passage }) => passage.documentId);

/** Written from the list of topics, in people's own words. */
const asked: readonly (readonly [string, string])[] = [
  ["How can I lower my blood pressure without medicine?", "high-blood-pressure"],
  ["hello doc, my hbp is 150 over 95 what now, thanks", "high-blood-pressure"],
  ["i cant poop for 4 days and my belly is hard", "constipation"],
  ["my son has the runs since yesterday and wont drink", "diarrhoea"],
  ["been throwing up all night", "vomiting"],
  ["burning feeling in my chest after i eat pizza", "heartburn"],
  ["WHAT HELPS WITH HEMMORHOIDS", "haemorrhoids"],
  ["room is spinning when i turn over in bed", "dizziness"],
  ["my heart keeps fluttering and skipping beats", "palpitations"],
  ["burns when i pee and i go every ten minutes", "urinary-tract-infection"],
  ["stuffy nose and sneezing, got it from my kids", "common-cold"],
  ["is there anything for a migrane that makes me see zigzags", "migraine"],
  ["cant sleep, lying awake til 4 every nite", "insomnia"],
  ["my ear aches after swimming", "earache"],
  ["how do i bring down a temprature", "fever"],
  ["how to stop a nose bleed", "nosebleed"],
  ["My toddler has a barking cough at night", "croup"],
  ["I twisted my ankle playing football and it is swollen", "sprains-and-strains"],
  ["what do I do about a bee sting", "insect-bites-and-stings"],
  ["i want to quit cigarettes", "stopping-smoking"],
  ["how much tylenol is too much", "paracetamol"],
  ["can i take advil with alcohol", "ibuprofen"],
  ["hot flashes and no period for a year", "menopause"],
  ["wheezing at night and my inhaler is empty", "asthma"],
  ["painful big toe in the middle of the night, doctor thinks uric acid", "gout"],
];

test.each(asked)("%s → %s", async (text, topic) => {
  expect(await topicsFor(text)).toContain(topic);
});

/** Idioms, verbs, and a part of the body with what is wrong with it; what stands first is what it is about. */
const everyday: readonly (readonly [string, string])[] = [
  ["my head is killing me since yesterday", "headache"],
  ["my back hurts since i moved house, its bad when i bend", "back-pain"],
  ["threw my back out lifting a box", "back-pain"],
  ["i have a really sore tummy", "stomach-ache"],
  ["both my knees ache when i take the stairs", "joint-pain"],
  ["one tooth keeps throbbing", "toothache"],
  ["runny tummy all week", "diarrhoea"],
  ["havent pooped in five days", "constipation"],
  ["peeing all the time and burning when I pee", "urinary-tract-infection"],
  ["my heart is racing for no reason", "palpitations"],
  ["I feel dizzy when I stand up", "dizziness"],
  ["all stuffed up and sneezing", "common-cold"],
  ["itchy bumps came up on my arms", "hives"],
  ["my kid is burning up", "fever-in-babies-and-children"],
  ["I've been feeling down for weeks", "depression"],
  ["he isn't breathing", "cpr"],
  ["which hayfever pills are good", "hay-fever"],
  ["woke up at 38.9 and shivering", "fever"],
  ["got grit into one of my eyes", "eye-injury"],
  ["what is a normal blood pressure", "high-blood-pressure"],
  ["is there a morning after pill", "emergency-contraception"],
  ["my ankles get so puffy towards the evening", "heart-failure"],
  ["mine is 152 over 95 when i check", "high-blood-pressure"],
  ["39 on the thermometer and shivering", "fever"],
  ["my sofa gave me scabies", "scabies"],
];

test.each(everyday)("%s is about %s", async (text, topic) => {
  expect((await topicsFor(text))[0]).toBe(topic);
});

test.each([
  ["a part of the body alone", "my head", "head-lice"],
  ["a page for others", "my foot is bleeding", "bleeding-in-pregnancy"],
  ["a saying's own words", "my kid is burning up", "burns"],
  [
    "a word that half of all titles have",
    "what is Smith Lemli syndrome",
    "irritable-bowel-syndrome",
  ],
  ["what is denied", "bad headache, no fever or rash", "fever"],
  ["another thing joined to what is denied", "bad headache, no fever or rash", "rash"],
])("does not find a page by %s", async (_, text, topic) => {
  expect(await topicsFor(text)).not.toContain(topic);
});

test("a saying that begins with no keeps its meaning", async () => {
  expect(await topicsFor("no energy at all lately")).toContain("fatigue");
});

test("capital letters, no punctuation and slips of the fingers find the same topic", async () => {
  for (const text of [
    "constipated for a week, any remedies?",
    "CONSTIPATED FOR A WEEK ANY REMEDIES",
    "constpiated for a week any remedys",
  ]) {
    expect((await topicsFor(text, 1))[0]).toBe("constipation");
  }
});

test("what the library has nothing about finds nothing above the floor", async () => {
  const offTopic = [
    "write me a poem about trees",
    "how do I install windows",
    "who won the football world cup",
    "qwxz plorf",
    "hello",
    "",
    "?!…",
    "what is Gaucher disease",
    "my dishwasher leaves white spots on the glasses",
    "what temperature should i bake bread at",
    "the cat keeps scratching my sofa",
  ];
  for (const text of offTopic) expect(await topicsFor(text), text).toEqual([]);
});

test("without the floor there are as many passages as asked for, best first, none twice", async () => {
  const found = await library.search("headache", { limit: 20 });

  expect(found.map(({ rank }) => rank)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(new Set(found.map(({ passage }) => passage.id)).size).toBe(20);
  expect(found[0]?.passage.documentId).toBe("headache");
});

test("a message of any shape is searched, quickly, and never an error", async () => {
  const odd = [
    '"unbalanced AND (quote',
    "NEAR(a b) * - ^ col:x",
    "'; DROP TABLE texts; --",
    "\u0000\u0007 null",
    "头痛",
    "😀".repeat(500),
    "a".repeat(4000),
    "pain ".repeat(800),
  ];
  for (const text of odd) await library.search(text, { limit: 10, floor: true });
});

test("the event loop goes on while a large library is searched", async () => {
  const large = await openLibrary(folder, { threadFromBytes: 0 });
  onTestFinished(() => large.close());
  let turns = 0;
  let searching = true;
  const spin = () => {
    turns += 1;
    if (searching) setImmediate(spin);
  };
  setImmediate(spin);
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => large.search(`chest pain and fever ${i}`, { limit: 10 })),
  );
  searching = false;
  expect(turns).toBeGreaterThan(20);
});

test("a thread and the process itself find the same", async () => {
  const threaded = await openLibrary(folder, { threadFromBytes: 0 });
  onTestFinished(() => threaded.close());
  for (const [text] of asked.slice(0, 8)) {
    const options = { limit: 8, floor: true };
    expect(await threaded.search(text, options)).toEqual(await library.search(text, options));
  }
  expect(threaded.version).toBe(library.version);
  expect(await threaded.document("gout")).toEqual(await library.document("gout"));
});

test("the starter library is made once, and made again when its topics changed", async () => {
  const own = temporaryFolder();
  const first = await ensureStarterLibrary(own);
  expect(first.skipped).toEqual([]);
  expect(await ensureStarterLibrary(own)).toEqual(first);
  const other = await ensureStarterLibrary(
    own,
    folderWith({ "one.md": "---\nid: one\ntitle: One\n---\n## A <!-- other -->\n\nText.\n" }),
  );
  expect(other.version).not.toBe(first.version);
});

const inherited = "This condition is passed on by one changed gene from either parent.";
const rare = (focus: string, id: string, abbreviation: string) =>
  medquadPage(
    focus,
    [`${focus} disease`],
    [
      {
        qid: `${id}-1`,
        type: "information",
        question: `What is (are) ${focus} ?`,
        answer: `${focus} (${abbreviation}) is a rare illness of the skin.`,
      },
      {
        qid: `${id}-2`,
        type: "inheritance",
        question: `Is ${focus} inherited ?`,
        answer: inherited,
      },
    ],
  );

test("identical texts are one passage with all their ids, seen from the page that was asked about", async () => {
  const own = temporaryFolder();
  const pages = folderWith({
    "3_GHR_QA/0000001.xml": rare("Alpha Brown Chorea", "0000001", "ABC"),
    "3_GHR_QA/0000002.xml": rare("Delta Ego Fibrosis", "0000002", "DEF"),
  });
  await importSource(own, {
    source: "medquad",
    documents: (report) => importMedquad(pages, report),
  });
  const rareLibrary = await openLibrary(own);
  onTestFinished(() => rareLibrary.close());

  expect(await rareLibrary.sources()).toEqual([{ source: "medquad", passages: 3, documents: 2 }]);
  for (const [name, title] of [
    ["delta ego fibrosis", "Delta Ego Fibrosis"],
    ["alpha brown chorea", "Alpha Brown Chorea"],
  ] as const) {
    const found = await rareLibrary.search(`is ${name} inherited`, { limit: 10 });
    const shared = found.filter(({ passage }) => passage.text === inherited);
    expect(shared).toHaveLength(1);
    expect(shared[0]?.passage.title).toBe(title);
    expect(shared[0]?.passage.sourceIds.toSorted()).toEqual([
      "3_GHR_QA/0000001-2",
      "3_GHR_QA/0000002-2",
    ]);
  }
  const byShortForm = await rareLibrary.search("any news on DEF", { limit: 1, floor: true });
  expect(byShortForm[0]?.passage.title).toBe("Delta Ego Fibrosis");
});
