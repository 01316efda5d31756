/**
 * MedQuAD's answers lost their HTML: list items stand behind " - ", paragraphs end in runs of spaces or empty
 * lines. This brings paragraphs and lists back as Markdown, without touching a word.
 */
export function tidyAnswer(answer: string): string {
  return answer
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n|\n {8,}(?=\S)(?!- )/)
    .flatMap(blocksOf)
    .join("\n\n");
}

const leftovers = /^(Espa.{0,2}ol|Key Points?|More|On this page:?|Top)$/;

function blocksOf(paragraph: string): string[] {
  const blocks: string[] = [];
  let items: string[] = [];
  const closeList = () => {
    if (items.length > 0) blocks.push(...listBlocks(items));
    items = [];
  };
  const [lead = "", ...listed] = paragraph.split(/(?:^|\s{2,})-\s+(?=\S)/);
  for (const [i, piece] of [lead, ...listed].entries()) {
    const isItem = i > 0;
    const [first = "", ...after] = piece.split(/ {4,}(?=\S)/);
    if (isItem) items.push(oneLine(first));
    else addParagraph(blocks, first);
    if (after.length > 0) closeList();
    for (const text of after) addParagraph(blocks, text);
  }
  closeList();
  return blocks;
}

function addParagraph(blocks: string[], text: string): void {
  const clean = oneLine(text);
  if (clean !== "" && !leftovers.test(clean)) blocks.push(clean);
}

/** One page set repeats a list as running text behind its last item: the repetition goes. */
function listBlocks(items: readonly string[]): string[] {
  const first = items[0] ?? "";
  const last = items.at(-1) ?? "";
  const again = items.length > 1 && first !== "" ? last.indexOf(` ${first} `) : -1;
  if (again > 0) {
    const realLast = last.slice(0, again).trim();
    const real = [...items.slice(0, -1), realLast];
    const repeated = real.join(" ");
    const rest = last.slice(again + 1);
    if (rest.startsWith(repeated))
      return [asList(real), rest.slice(repeated.length).trim()].filter(Boolean);
  }
  return [asList(items)];
}

const asList = (items: readonly string[]): string =>
  items
    .filter(Boolean)
    .map((item) => `- ${item}`)
    .join("\n");

const oneLine = (value: string): string => value.replace(/\s+/g, " ").trim();
