import { expect, test } from "vitest";
import type { Place } from "../../components/mark-signs.ts";
import { readMarks } from "../../components/mark-signs.ts";
import { citedWords, markedQuote, numberAmong, numbersIn } from "./cited-words.ts";

const quote = `A fever is a body temperature of 38 °C or more. Drink enough.

Get help:

- when it is above 40 °C
- when it lasts longer than 3 days`;

const said = ({ from, to }: Place) => quote.slice(from, to);

test("words that stand in the source as they are, are found across its marks and line breaks", () => {
  const { places, exact } = citedWords(quote, ["- when it lasts longer than **3 days** [1]"]);
  expect(exact).toBe(true);
  expect(places.map(said)).toEqual(["when it lasts longer than 3 days"]);
});

test("other words are given the sentence of the source that shares most with them, and it is said", () => {
  const { places, exact } = citedWords(quote, ["Body temperature over 38 °C counts as fever [1]."]);
  expect(exact).toBe(false);
  expect(places.map(said)).toEqual(["A fever is a body temperature of 38 °C or more."]);
});

test("what shares nothing with the source marks nothing", () => {
  expect(citedWords(quote, ["Bananas are yellow."]).places).toEqual([]);
});

test("a number is shown among the words that it belongs to, else wherever it stands", () => {
  const all = [{ from: 0, to: quote.length }];
  expect(numberAmong(quote, "40 °C", all).map(said)).toEqual(["40 °C"]);
  expect(numberAmong(quote, "38", [{ from: 0, to: 5 }]).map(said)).toEqual(["38 °C"]);
  expect(numberAmong(quote, "41 °C", all)).toEqual([]);
});

test("numbers of citations, list items and code are none of the sentence", () => {
  const found = numbersIn("1. Take it at 38.5 °C, 2 times [12], not `500 mg`");
  expect(found.map(({ text }) => text)).toEqual(["38.5 °C", "2"]);
});

test("a mark never reaches from one line into the next, and a strong one leaves the plain one open", () => {
  const from = quote.indexOf("Get help");
  const strong = numberAmong(quote, "40 °C", [{ from, to: quote.length }]);
  const marks = readMarks(markedQuote(quote, [{ from, to: quote.length }], strong));
  const shown = marks.map((part) =>
    part.kind === "marking"
      ? `${part.open ? "<" : ">"}${part.marking}`
      : part.kind === "text" && part.text,
  );
  expect(shown.slice(1)).toEqual([
    "<plain",
    "Get help:",
    ">plain",
    "\n\n- ",
    "<plain",
    "when it is above ",
    "<strong",
    "40 °C",
    ">strong",
    ">plain",
    "\n- ",
    "<plain",
    "when it lasts longer than 3 days",
    ">plain",
  ]);
});
