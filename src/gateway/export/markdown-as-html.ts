/**
 * The little Markdown that answers are written in → HTML for a page without scripts: headings, lists, quotes, bold, and
 * citations as links to the list of sources. Whatever else it may be stays text. Pure.
 */
import { type Html, html } from "./html.ts";

type Block = { kind: "heading" | "quote" | "paragraph" | "bullets" | "numbers"; lines: string[] };

const marks: readonly [RegExp, Block["kind"]][] = [
  [/^#{1,6}\s+/, "heading"],
  [/^>\s?/, "quote"],
  [/^\s*[-*+]\s+/, "bullets"],
  [/^\s*\d{1,3}[.)]\s+/, "numbers"],
];

/** @param sources the address of a citation's source in the page, such as "#a1-3"; null leaves it as it is */
export function markdownAsHtml(text: string, sources: (n: number) => string | null): Html[] {
  return blocksOf(text).map((block) => blockAsHtml(block, sources));
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let closed = true;
  for (const line of text.split(/\r?\n/)) {
    const open = closed ? undefined : blocks.at(-1);
    closed = line.trim() === "";
    if (!closed) takeLine(blocks, open, line);
  }
  return blocks;
}

function takeLine(blocks: Block[], open: Block | undefined, line: string): void {
  const [mark, kind] = marks.find(([pattern]) => pattern.test(line)) ?? [null, "paragraph"];
  const bare = mark ? line.replace(mark, "") : line.trim();
  // What follows an item of a list without a mark of its own belongs to that item.
  const isItem = open?.kind === "bullets" || open?.kind === "numbers";
  if (open && isItem && kind === "paragraph") open.lines.push(`${open.lines.pop() ?? ""} ${bare}`);
  else if (open?.kind === kind && kind !== "heading") open.lines.push(bare);
  else blocks.push({ kind, lines: [bare] });
}

type Sources = (n: number) => string | null;

const render: Record<Block["kind"], (lines: readonly string[], sources: Sources) => Html> = {
  heading: (lines, sources) => html`<h3>${inline(lines.join(" "), sources)}</h3>`,
  quote: (lines, sources) => html`<blockquote>${broken(lines, sources)}</blockquote>`,
  paragraph: (lines, sources) => html`<p>${broken(lines, sources)}</p>`,
  bullets: (lines, sources) => html`<ul>${items(lines, sources)}</ul>`,
  numbers: (lines, sources) => html`<ol>${items(lines, sources)}</ol>`,
};

const blockAsHtml = ({ kind, lines }: Block, sources: Sources): Html =>
  render[kind](lines, sources);

const items = (lines: readonly string[], sources: Sources): Html[] =>
  lines.map((line) => html`<li>${inline(line, sources)}</li>`);

const broken = (lines: readonly string[], sources: Sources): Html[] =>
  lines.map((line, i) => html`${i === 0 ? null : html`<br>`}${inline(line, sources)}`);

/** Bold and citations; a lone mark is text. */
function inline(text: string, sources: Sources): Html[] {
  return text.split(/(\*\*[^*]+\*\*|\[\d{1,3}\])/).map((part) => {
    const bold = /^\*\*([^*]+)\*\*$/.exec(part)?.[1];
    if (bold !== undefined) return html`<strong>${inline(bold, sources)}</strong>`;
    const n = /^\[(\d{1,3})\]$/.exec(part)?.[1];
    const source = n === undefined ? null : sources(Number(n));
    return source === null ? html`${part}` : html`<a class="chip" href="${source}">${n ?? ""}</a>`;
  });
}
