import { expect, test } from "vitest";
import { readTopic } from "./starter.ts";

const a = "https://example.org/a | About A | Example Institute";
const b = "https://example.org/b | About B | Other Institute";
const pageA = { url: "https://example.org/a", title: "About A", publisher: "Example Institute" };
const pageB = { url: "https://example.org/b", title: "About B", publisher: "Other Institute" };

const block = (text: string, ...restsOn: string[]): string =>
  [text, ...restsOn.map((page) => `<!-- rests-on: ${page} -->`)].join("\n");

function passagesOf(heading: string, ...blocks: string[]) {
  const body = `## ${heading}\n\n${blocks.join("\n\n")}\n`;
  return readTopic(`---\nid: x\ntitle: X\n---\n\n${body}`, "x").passages;
}

test("a block without a source never stands in a passage that names one", () => {
  const passages = passagesOf(
    "What you can do now <!-- what-you-can-do -->",
    block("One is from a page.", a),
    block("Two is from the same page.", a),
    block("Three was not read anywhere.", "none"),
    block("Four is from both pages.", a, b),
  );
  expect(passages.map(({ text, restsOn }) => [text, restsOn])).toEqual([
    ["One is from a page.\n\nTwo is from the same page.", [pageA]],
    ["Three was not read anywhere.", []],
    ["Four is from both pages.", [pageA, pageB]],
  ]);
});

test("no passage is credited with an address of its own", () => {
  const topic = readTopic(
    `---\nid: x\ntitle: X\n---\n## A <!-- other -->\n\n${block("One.", a)}\n`,
    "x",
  );
  expect(topic).toMatchObject({ url: "healify:starter/x", publisher: "Healify starter library" });
  expect(topic.passages[0]?.url).toBeUndefined();
});

test("when to get help stays whole, and names pages only where every block has one", () => {
  const heading = "When to get help <!-- when-to-get-help -->";
  const half = passagesOf(
    heading,
    block("Call now.", "none"),
    block("Also if this.\n\n- one sign", a),
  );
  expect(half).toHaveLength(1);
  expect(half[0]?.text).toBe("Call now.\n\nAlso if this.\n\n- one sign");
  expect(half[0]?.restsOn).toEqual([]);
  const all = passagesOf(heading, block("Call now.", b), block("Also if this.", a));
  expect(all[0]?.restsOn).toEqual([pageB, pageA]);
});

test("a sub-heading goes to the heading, and parts passages", () => {
  const passages = passagesOf(
    "What you can do now <!-- what-you-can-do -->",
    `### An adult\n\n${block("Press hard.", "none")}`,
    `### A baby\n\n${block("Press with two fingers.", "none")}`,
    block("Then go on.", "none"),
  );
  expect(passages.map(({ heading, text }) => [heading, text])).toEqual([
    ["What you can do now: An adult", "Press hard."],
    ["What you can do now: A baby", "Press with two fingers.\n\nThen go on."],
  ]);
});
