/** Looks for words in the raw bytes of every file below a folder: in whatever form a database may keep a text. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** Which of the words are in which files; words are looked for as they are, in small letters, and as base64. */
export function findInFiles(folder: string, words: readonly string[]): string[] {
  const patterns = words.flatMap((word) =>
    formsOf(word).map((bytes) => ({ word, bytes: Buffer.from(bytes) })),
  );
  const found: string[] = [];
  for (const file of filesBelow(folder)) {
    const bytes = readIfThere(file);
    for (const pattern of patterns) {
      if (bytes.includes(pattern.bytes)) {
        found.push(`${pattern.word} in ${relative(folder, file)}`);
      }
    }
  }
  return [...new Set(found)];
}

/** In base64 a text has three forms, by its place; the letters at its ends depend on what stands beside it. */
function formsOf(word: string): (string | Buffer)[] {
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.from("x".repeat(shift) + word).toString("base64");
    const skipped = shift === 0 ? 0 : shift + 1;
    return text.replaceAll("=", "").slice(skipped, -2);
  });
  return [word, word.toLowerCase(), Buffer.from(word, "utf16le"), ...base64];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false);
}

/** Servers that run delete files meanwhile. */
function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") {
      return Buffer.alloc(0);
    }
    throw fault;
  }
}
