import { describe, expect, it } from "vitest";
import { findWord, markWords, wordsOf } from "./find-words.ts";
import { fold } from "./fold.ts";
import { findInTurn } from "./match-turn.ts";
import { plainText, snippetOf } from "./snippet.ts";

describe("words that are looked for", () => {
  it.each([
    ["  Headache, HEADACHE and ibuprofen ", ["headache", "and", "ibuprofen"]],
    ["head headache", ["headache"]],
    ["39.5 °C", ["39.5", "c"]],
    ["don't", ["dont"]],
    ["Fußschmerz", ["fussschmerz"]],
    ["?! …", []],
  ])("%j", (query, words) => {
    expect(wordsOf(query)).toEqual(words);
  });

  it.each([
    ["My HEADACHES are back", "headache", "HEADACHE"],
    ["un café à midi", "cafe", "café"],
    ["cafe\u0301 noir", "café", "cafe\u0301"],
    ["Ich habe Fußschmerzen", "fuss", "Fuß"],
    ["I can’t sleep", "cant", "can’t"],
    ["I can't sleep", "can’t", "can't"],
    ["fever of 39.5 today", "39.5", "39.5"],
    ["ﬁbromyalgia", "fibro", "ﬁbro"],
    ["ΠΟΝΟΣ", "πονος", "ΠΟΝΟΣ"],
    ["болит голова", "ГОЛОВ", "голов"],
    ["我今天头痛得厉害", "头痛", "头痛"],
    ["صُداع شديد", "صداع", "صُداع"],
    ["a 🤒 fever", "fever", "fever"],
  ])("%s has %s", (text, query, marked) => {
    const [mark, ...others] = markWords(text, wordsOf(query));
    expect(mark && text.slice(mark.from, mark.to)).toBe(marked);
    expect(others).toEqual([]);
  });

  it.each([
    ["overheadache", "headache"],
    ["painful", "ain"],
    ["é", "f"],
  ])("%s doesn't have %s", (text, query) => {
    expect(markWords(text, wordsOf(query))).toEqual([]);
  });

  it("finds nothing in a text without them, whatever it is made of", () => {
    const text = "a".repeat(20_000);
    expect(findWord(fold(text), "ab")).toBe(-1);
    expect(findWord("", "a")).toBe(-1);
  });

  it("joins marks that overlap", () => {
    expect(markWords("头痛", ["头", "痛", "头痛"])).toEqual([{ from: 0, to: 2 }]);
  });
});

describe("a few words around it", () => {
  it("says in plain words what was written in Markdown", () => {
    const markdown =
      "## Rest\n\n- Take **rest** [1, 2].\n- See [the page](https://example.org) `now`";
    expect(plainText(markdown)).toBe("Rest Take rest . See the page now");
  });

  it("cuts between words and keeps the marks in their place", () => {
    const text = `${"before ".repeat(40)}a headache ${"after ".repeat(40)}`.trim();
    const snippet = snippetOf(text, ["headache"]);
    expect(snippet?.text).toMatch(/^… before .*headache after.* after …$/);
    expect(snippet?.text.length).toBeLessThan(200);
    expect(snippet?.marks.map(({ from, to }) => snippet.text.slice(from, to))).toEqual([
      "headache",
    ]);
  });

  it("cuts a text without spaces at a whole character", () => {
    const snippet = snippetOf(`${"🤒".repeat(300)}头痛${"🤒".repeat(300)}`, ["头痛"]);
    expect(snippet?.text.isWellFormed()).toBe(true);
    expect(snippet?.text).toContain("头痛");
  });

  it("is of what has more of the words", () => {
    const turn = { title: "My head", question: "Ibuprofen?", answer: "For a headache ibuprofen." };
    expect(findInTurn(turn, ["ibuprofen", "headache"])).toBe("answer");
    expect(findInTurn(turn, ["ibuprofen"])).toBe("question");
    expect(findInTurn(turn, ["my"])).toBe("title");
    expect(findInTurn(turn, ["my", "rash"])).toBeNull();
  });
});
