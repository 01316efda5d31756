/**
 * MedQuAD's answers lost their HTML: list items stand behind " - ", paragraphs end in runs of spaces or empty
 * lines. This brings paragraphs and lists back as Markdown, without touching a word.
 */
export function tidyAnswer(answer: string): string {
  return tidySymptomTable(answer)
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n|\n {8,}(?=\S)(?!- )/)
    .flatMap(blocksOf)
    .join("\n\n");
}

/**
 * One page set carries the Human Phenotype Ontology's symptom tables as running text, behind a paragraph that
 * explains percentages in general: the table becomes a list and the explanation goes.
 */
function tidySymptomTable(answer: string): string {
  const [table, rows = ""] = symptomTable.exec(answer) ?? [];
  if (table === undefined) return answer;
  const items = rows.match(tableRow)?.map((row) => `\n  - ${row.replace(/\s-$/, "")}`) ?? [];
  const list = `\n\nSigns and Symptoms, Approximate number of patients (when available):${items.join("")}\n\n`;
  return answer.replace(table, () => list).replace(aboutTable, "");
}

/** A name and a share: "Cataract 90%", "Ptosis 3/5", or "-" where none is known. */
const tableRow = /\S.*?\s(?:\d+(?:\.\d+)?%|\d+\/\d+|-)(?=\s|$)/g;
const aboutTable =
  /If the information is available, the table below includes .*?medical terms\.\s*/s;
const symptomTable =
  /Signs and Symptoms\s+Approximate number of patients \(when available\)\s+(.*?)\s*The Human Phenotype Ontology \(HPO\) has collected information.*?(?:may be rare or common\.|$)/s;

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
