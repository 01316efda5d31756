/** Any text as a language nobody speaks would have it: other letters, from right to left, word by word. */
import type { PostProcessorModule } from "i18next";

const plain = "aceinosuyACEINOSUY";
const marked = "áçéíñöšüýÁÇÉÍÑÖŠÜÝ";
/** Right-to-left override, and its end: https://www.unicode.org/reports/tr9/#Explicit_Directional_Overrides */
const turned = (word: string) => `\u202e${word}\u202c`;
/** Words, but not the tags that stand for components. */
const word = /<[^>]*>|[^\s<>]+/g;

export const pseudo: PostProcessorModule = {
  type: "postProcessor",
  name: "pseudo",
  process: (text: string) => inPseudo(text),
};

export function inPseudo(text: string): string {
  return text.replace(word, (found) => (found.startsWith("<") ? found : turned(withMarks(found))));
}

function withMarks(text: string): string {
  return Array.from(text, (letter) => marked[plain.indexOf(letter)] ?? letter).join("");
}
