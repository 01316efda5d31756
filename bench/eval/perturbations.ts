/** The same words as people may also write them. Pure and repeatable: nothing is drawn by chance. */

/** Two inner letters of every fifth word, where it has six or more. */
function typos(text: string): string {
  return text
    .split(" ")
    .map((word, i) => (i % 5 === 4 && word.length > 5 ? swapped(word) : word))
    .join(" ");
}

const swapped = (word: string) => `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`;

export const asWritten = "as written";

export const perturbations: Readonly<Record<string, (text: string) => string>> = {
  [asWritten]: (text) => text,
  typos,
  "capital letters": (text) => text.toUpperCase(),
  "no punctuation": (text) => text.replace(/[.,;:!?'"()](?!\d)/g, ""),
  "extra spaces": (text) => text.replace(/ /g, "   "),
  "my family says it's nothing": (text) => `${text} My family says it's nothing.`,
};
