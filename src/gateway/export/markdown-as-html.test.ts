import { expect, it } from "vitest";
import { html } from "./html.ts";
import { markdownAsHtml } from "./markdown-as-html.ts";

const shown = (text: string, cited: readonly number[] = []) =>
  markdownAsHtml(text, (n) => (cited.includes(n) ? `#s-${n}` : null))
    .map((block) => block.text)
    .join("");

it.each([
  ["One line", "<p>One line</p>"],
  ["One\ntwo", "<p>One<br>two</p>"],
  ["One\n\nTwo", "<p>One</p><p>Two</p>"],
  ["## What it is\nWords", "<h3>What it is</h3><p>Words</p>"],
  ["- one\n- **two**", "<ul><li>one</li><li><strong>two</strong></li></ul>"],
  ["- one\n  goes on\n- two", "<ul><li>one goes on</li><li>two</li></ul>"],
  ["1. one\n2) two", "<ol><li>one</li><li>two</li></ol>"],
  ["> said\n> twice", "<blockquote>said<br>twice</blockquote>"],
  ["5 * 3 ** 2", "<p>5 * 3 ** 2</p>"],
])("%j is %s", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

it("a citation leads to its source, and one without a source is text", () => {
  expect(shown("True [1], so [2].", [1])).toBe(
    '<p>True <a class="chip" href="#s-1">1</a>, so [2].</p>',
  );
});

it.each([
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "**<b onclick=x>**",
  "[1](javascript:alert(1))",
  "</style><script>",
  "' onmouseover='x",
])("%s stays text", (hostile) => {
  const page =
    shown(`- ${hostile}\n\n${hostile}`, [1]) + html`<p title="${hostile}">${hostile}</p>`.text;
  const tags = [...page.matchAll(/<\/?([a-z]+)([^>]*)>/g)].map(([tag]) => tag);
  for (const tag of tags)
    expect(tag).toMatch(
      /^<\/?(p|ul|li|strong)>$|^<p title="[^"<>]*">$|^<a class="chip" href="#s-1">$|^<\/a>$/,
    );
});
