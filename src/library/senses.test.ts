/** What a word means beside its neighbours decides which page it calls. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Library, openLibrary } from "./library.ts";
import { ensureStarterLibrary } from "./starter-library.ts";

let folder: string;
let library: Library;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "healify-senses-test-"));
  await ensureStarterLibrary(folder);
  library = await openLibrary(folder);
});
afterAll(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

const pagesFor = async (text: string) =>
  (await library.search(text, { limit: 5, floor: true })).map(({ passage }) => passage.documentId);

test.each([
  "My child has a fever of 39, what can I do?",
  "my 3 year old has a temperature",
  "fever in toddler",
  "fever in my 2 yr old",
  "my daughter is 5 and has a high temperature",
  "she is 4 years old and burning up",
  "he's 18 months old and has a fever",
  "my grandson has a temperature",
  "a temperature of 39 in a boy aged 7",
  "my 6yo has a fever",
])("a child's fever: %s", async (text) => {
  expect((await pagesFor(text))[0]).toBe("fever-in-babies-and-children");
});

test.each([
  "I have a fever of 39, what can I do?",
  "my husband has a fever",
  "fever for 3 days, I am 34 years old",
])("the fever of somebody grown: %s", async (text) => {
  expect((await pagesFor(text))[0]).toBe("fever");
});

test.each([
  "It burns when I pass water",
  "burning when I pee",
  "it stings to wee",
  "stings when passing urine",
  "stinging when I go to the toilet",
  "my daughter says it stings when she goes to the toilet",
  "I have a burning feeling when urinating",
  "my willy burns when I wee",
  "peeing burns",
  "it hurts to pass urine",
])("painful urination: %s", async (text) => {
  const pages = await pagesFor(text);
  expect(pages[0]).toBe("urinary-tract-infection");
  expect(pages).not.toContain("burns");
  expect(pages).not.toContain("insect-bites-and-stings");
});

/** What is felt or said calls no page that is named by the same word. */
test.each([
  ["burns", "my eyes are burning"],
  ["burns", "my feet burn at night"],
  ["burns", "burning mouth"],
  ["burns", "burning feeling in my leg"],
  ["burns", "my ears are burning"],
  ["burns", "my bum burns when I poo"],
  ["burns", "burning pain in my foot"],
  ["burns", "vaginal burning"],
  ["burns", "it burns when I have sex"],
  ["burns", "my heart burns after a big meal"],
  ["burns", "my nipples burn when breastfeeding"],
  ["cpr", "burning mouth"],
  ["stroke", "my arm went to sleep"],
  ["stomach-ulcer", "my feet burn at night"],
  ["insect-bites-and-stings", "stinging pain in my eye"],
  ["insect-bites-and-stings", "my eyes sting"],
  ["insect-bites-and-stings", "my feet sting"],
  ["common-cold", "my hands are always cold"],
  ["common-cold", "cold hands"],
  ["common-cold", "cold feet at night"],
  ["common-cold", "cold sweats"],
  ["common-cold", "I wake in a cold sweat"],
  ["common-cold", "I feel cold and shivery"],
  ["common-cold", "cold compress for a swollen eye"],
  ["common-cold", "cold water hurts my teeth"],
  ["acne", "I see spots before my eyes"],
  ["acne", "black spots in my vision"],
  ["seizures", "how can I get fit"],
  ["seizures", "my contact lenses don't fit"],
  ["bleeding-and-cuts", "should I cut down on salt"],
  ["bleeding-and-cuts", "cut out dairy"],
  ["fever", "what temperature should the bath be"],
  ["snoring-and-sleep-apnoea", "my arm went to sleep"],
  ["teething", "my teeth are chattering"],
  ["atrial-fibrillation", "I see floaters"],
  ["cpr", "my mouth feels on fire"],
  ["fever-in-babies-and-children", "my toddler has a burn on her hand"],
])("not about %s: %s", async (page, text) => {
  expect(await pagesFor(text)).not.toContain(page);
});

test.each([
  ["burns", "I burnt my hand on the stove"],
  ["burns", "my tongue burns after hot soup"],
  ["burns", "burn on my hand"],
  ["burns", "how do I treat a small burn"],
  ["burns", "spilled boiling water, my leg is burning"],
  ["burns", "my toddler has a burn on her hand"],
  ["burns", "my face burns after the sun"],
  ["insect-bites-and-stings", "what do I do about a wasp sting"],
  ["insect-bites-and-stings", "a bee stung me and it stings a lot"],
  ["common-cold", "I have a cold"],
  ["common-cold", "cold symptoms"],
  ["common-cold", "my cold won't go away"],
  ["common-cold", "my nose is running"],
  ["cold-sores", "cold sore on my lip"],
  ["acne", "spots on my chin"],
  ["seizures", "my brother had a fit"],
  ["bleeding-and-cuts", "I cut my finger"],
  ["fever", "my temperature is 39.1"],
  ["heartburn", "burning in my chest after meals"],
  ["stomach-ache", "my stomach is in knots"],
  ["palpitations", "my heart skips"],
  ["tinnitus", "my ears are ringing"],
  ["menopause", "hot flushes"],
  ["back-pain", "my back is killing me"],
  ["dizziness", "my head is swimming"],
  ["fever", "my teeth are chattering"],
  ["vomiting", "my stomach is turning"],
  ["grief", "my heart is broken since my wife died"],
  ["sore-throat", "I have a frog in my throat"],
])("about %s: %s", async (page, text) => {
  expect((await pagesFor(text))[0]).toBe(page);
});
