/** Every topic keeps to the format of README.md, so that any block may be quoted alone. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { passageSections } from "#contracts/passage.ts";
import { readingGrade } from "../reading-level.ts";

type Block = { text: string; restsOn: string[] };
type Section = { heading: string; id: string; blocks: Block[] };
type Topic = { file: string; front: Map<string, string>; body: string; sections: Section[] };

const folder = new URL(".", import.meta.url);
const topics = readdirSync(folder)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .sort()
  .map(readTopic);

const frontKeys = ["id", "title", "synonyms", "written-on", "review-by", "reviewed-by"];
const headings: Record<string, string> = {
  "what-it-is": "What it is",
  causes: "What may be causing it",
  "what-you-can-do": "What you can do now",
  "when-to-get-help": "When to get help",
  medicine: "How to take it safely",
};
/** Habits: there is nothing that causes them. */
const withoutCauses = new Set(["exercise", "vaccination"]);

const date = /^\d{4}-\d{2}-\d{2}$/;
const openReference = /^(?:[-*]\s+)?(?:This|These|That|Those|They|It|Its|Their|Such|He|She)\b/i;
const amountOfMedicine =
  /\d\s*(?:mg|mcg|µg|ml|milligrams?|micrograms?|millilit(?:re|er)s?|tablets?|drops)\b/i;
const emergencyOpening = /^Call the emergency number now\b/;
const timeToBeSeen =
  /\b(?:today|right away|within (?:a|the|one|two|three|\d)|in the coming days|the same day)\b/i;

describe("the starter library", () => {
  it("has at least 30 topics, each with an id of its own that is its file's name", () => {
    const ids = topics.map((topic) => topic.front.get("id"));
    expect(topics.length).toBeGreaterThanOrEqual(30);
    expect(new Set(ids).size).toBe(topics.length);
    expect(ids.map((id) => `${id}.md`)).toEqual(topics.map((topic) => topic.file));
  });

  it("never says the same thing in two topics", () => {
    const texts = topics.flatMap((topic) => blocksOf(topic).map((block) => block.text));
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it("finds the faults that it looks for", () => {
    expect(amountOfMedicine.test("Give a child 5 ml")).toBe(true);
    expect(amountOfMedicine.test("for 10 minutes")).toBe(false);
    expect(openReference.test("They often pass.")).toBe(true);
    expect(openReference.test("Italy is warm.")).toBe(false);
    expect(timeToBeSeen.test("See a doctor.")).toBe(false);
  });
});

describe.each(topics)("$file", (topic) => {
  const blocks = blocksOf(topic);
  const section = (id: string) => topic.sections.find((one) => one.id === id);

  it("opens with its front matter", () => {
    expect([...topic.front.keys()]).toEqual(frontKeys);
    expect(topic.front.get("title")).not.toBe("");
    expect(synonymsOf(topic).length).toBeGreaterThan(2);
    expect(synonymsOf(topic).every((synonym) => synonym !== "")).toBe(true);
    expect(topic.front.get("written-on")).toMatch(date);
    expect(topic.front.get("review-by")).toMatch(date);
    expect(Date.parse(topic.front.get("review-by") ?? "")).toBeGreaterThan(
      Date.parse(topic.front.get("written-on") ?? ""),
    );
  });

  it("has the sections of its kind, with their headings and ids", () => {
    const ids = topic.sections.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of topic.sections) {
      expect(passageSections).toContain(one.id);
      expect(one.heading).toBe(headings[one.id]);
      expect(one.blocks.length).toBeGreaterThan(0);
    }
    const firstAid = ids[0] === "what-you-can-do";
    const kind =
      firstAid || withoutCauses.has(topic.front.get("id") ?? "") ? [] : ["causes or medicine"];
    const named = ids.map((id) =>
      id === "causes" || id === "medicine" ? "causes or medicine" : id,
    );
    expect(named).toEqual(
      expect.arrayContaining(["what-it-is", "what-you-can-do", "when-to-get-help", ...kind]),
    );
  });

  it("says what each block rests on", () => {
    for (const block of blocks) {
      expect(block.restsOn.length, block.text).toBeGreaterThan(0);
      for (const source of block.restsOn) expect(isSource(source), source).toBe(true);
      if (block.restsOn.includes("none")) expect(block.restsOn, block.text).toHaveLength(1);
    }
  });

  it("has blocks that stand alone and are short enough to quote", () => {
    for (const block of blocks) {
      expect(block.text).not.toMatch(openReference);
      expect(wordCount(block.text), block.text).toBeGreaterThanOrEqual(20);
      expect(wordCount(block.text), block.text).toBeLessThanOrEqual(120);
      expect(block.text, "a list needs its lead-in").not.toMatch(/^[-*]\s/);
    }
  });

  it("tells when it is an emergency, and how soon to be seen otherwise", () => {
    const help = section("when-to-get-help")?.blocks.map((block) => block.text) ?? [];
    expect(help[0]).toMatch(emergencyOpening);
    const soon = help.slice(1);
    expect(soon.length).toBeGreaterThan(0);
    for (const text of soon) expect(text).toMatch(timeToBeSeen);
  });

  it("gives no amount of a medicine, to children least of all", () => {
    expect(topic.body).not.toMatch(amountOfMedicine);
  });

  it("reads at grade 8 or below, give or take half a grade", () => {
    const texts = blocks.map((block) => block.text).join("\n\n");
    expect(readingGrade(texts)).toBeLessThanOrEqual(8);
  });
});

function readTopic(file: string): Topic {
  const text = readFileSync(new URL(file, folder), "utf8");
  const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const pairs = front.split("\n").map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return {
    file,
    front: new Map(pairs),
    body,
    sections: body
      .split(/^(?=## )/m)
      .slice(1)
      .map(readSection),
  };
}

function readSection(text: string): Section {
  const [, heading = "", id = ""] = /^## (.+?) <!-- ([a-z-]+) -->\n/.exec(text) ?? [];
  const rest = text.slice(text.indexOf("\n") + 1).replace(/^### .+$/gm, "");
  return { heading, id, blocks: readBlocks(rest) };
}

/** A block is what stands before its comments; text after the last comment is a block without a source. */
function readBlocks(text: string): Block[] {
  const pieces = text.split(/((?:<!-- rests-on: .+ -->\n*)+)/);
  const blocks: Block[] = [];
  for (let index = 0; index < pieces.length; index += 2) {
    const block = (pieces[index] ?? "").trim();
    const restsOn = [...(pieces[index + 1] ?? "").matchAll(/<!-- rests-on: (.+) -->/g)].map(
      (match) => match[1] ?? "",
    );
    if (block !== "" || restsOn.length > 0) blocks.push({ text: block, restsOn });
  }
  return blocks;
}

function isSource(restsOn: string): boolean {
  if (restsOn === "none") return true;
  const [url = "", ...names] = restsOn.split(" | ");
  return URL.canParse(url) && names.length === 2 && names.every((name) => name.trim() !== "");
}

function blocksOf(topic: Topic): Block[] {
  return topic.sections.flatMap((section) => section.blocks);
}

function synonymsOf(topic: Topic): string[] {
  return (topic.front.get("synonyms") ?? "").split(";").map((synonym) => synonym.trim());
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’./°-]*/gu)?.length ?? 0;
}
