import { readFileSync } from "node:fs";
import type { z } from "zod";

/** Every line that isn't empty. Throws with the file and the line's number. */
export function readJsonLines<T>(file: string | URL, line: z.ZodType<T>): T[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, i) => {
      if (text.trim() === "") return [];
      try {
        return [line.parse(JSON.parse(text))];
      } catch (fault) {
        throw new Error(
          `${file}, line ${i + 1}: ${fault instanceof Error ? fault.message : fault}`,
        );
      }
    });
}
