/**
 * Cuts a text into passages that a person can read alone: whole paragraphs, or a list with the line that
 * leads into it. A passage holds about 200 words; a list is never cut from its lead-in.
 */
const targetWords = 180;
const mostWords = 260;
/** A little more is better than a passage that begins with "They" or is one line long. */
const mostWordsTogether = 340;
const shortLine = 12;

export function splitMarkdown(markdown: string): string[] {
  return packBlocks(readableBlocks(markdown));
}

/** Markdown blocks in which lead-ins stay with their list, and sub-headings with what follows them. */
export function readableBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let open = false;
  for (const raw of markdown.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n/)) {
    const block = raw.trim();
    if (block === "") continue;
    const last = blocks.at(-1);
    const continues = last !== undefined && (open || (isList(block) && isLeadIn(last)));
    if (continues) blocks[blocks.length - 1] = `${last}\n\n${block}`;
    else blocks.push(block);
    open = isHeading(block) || block.endsWith(":");
  }
  return blocks;
}

function packBlocks(blocks: readonly string[]): string[] {
  const passages: string[] = [];
  let words = 0;
  for (const block of blocks.flatMap(cutLongParagraph)) {
    const size = countWords(block);
    const last = passages.at(-1);
    const together = size < shortLine || pointsBack(block);
    const most = together ? mostWordsTogether : mostWords;
    if (last !== undefined && (together || words < targetWords) && words + size <= most) {
      passages[passages.length - 1] = `${last}\n\n${block}`;
      words += size;
    } else {
      passages.push(block);
      words = size;
    }
  }
  return passages;
}

/** Sources that lost their paragraph breaks: cut between sentences, never before one that points back. */
function cutLongParagraph(block: string): string[] {
  if (countWords(block) <= mostWords || isList(block) || block.includes("\n- ")) return [block];
  const pieces: string[] = [];
  let piece = "";
  for (const sentence of block.split(/(?<=[.!?]["”)]?)\s+(?=["“(]?\p{Lu})/u)) {
    if (countWords(piece) >= targetWords && !pointsBack(sentence)) {
      pieces.push(piece);
      piece = sentence;
    } else {
      piece = piece === "" ? sentence : `${piece} ${sentence}`;
    }
  }
  return [...pieces, piece];
}

const backWords =
  /^["“(]?(this|these|those|that|they|their|it|its|he|she|his|her|such|also|however|therefore|other|others|another|but|and|or|then|thus|in addition|for example|as a result|instead|finally|both|some of)\b/i;
function pointsBack(sentence: string): boolean {
  return backWords.test(sentence);
}

const isList = (block: string): boolean => /^([-*+]|\d+[.)])\s/.test(block);
/** A Markdown heading, or a line of a few words that is no sentence. */
function isHeading(block: string): boolean {
  if (block.includes("\n") || isList(block)) return false;
  return /^#{1,6}\s/.test(block) || (countWords(block) <= 6 && /^\p{Lu}[^.!?:;,|]*$/u.test(block));
}

/** A block that announces the list after it, or is itself a list whose items stand apart. */
function isLeadIn(block: string): boolean {
  const lastLine = block.slice(block.lastIndexOf("\n") + 1).trim();
  return /[:,]$/.test(lastLine) || isList(lastLine) || !/[.!?]["”)]?$/.test(lastLine);
}

export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
