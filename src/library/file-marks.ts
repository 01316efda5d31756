/** Reads of a library file who can read it, and what the sources of a library file were made from, see `marks` in library-schema.ts. */
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { libraryFormat } from "./library-schema.ts";

/** False for a file that another version of this program wrote. */
export function isReadable(file: string): boolean {
  return formatOf(file) === libraryFormat;
}

/** Whether the sources of a file can be taken over into a new one: its documents and texts lie as they do now. */
export function canBeCarriedOver(file: string): boolean {
  const format = formatOf(file);
  return format >= oldestCarriedFormat && format <= libraryFormat;
}
const oldestCarriedFormat = 1;

function formatOf(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(db.prepare("PRAGMA user_version").get()?.user_version);
  } finally {
    db.close();
  }
}

const markRow = z.object({ source: z.string(), mark: z.string() });

export function readMarks(file: string): ReadonlyMap<string, string> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = db.prepare("SELECT source, mark FROM marks ORDER BY source").all();
    return new Map(rows.map((row) => markRow.parse(row)).map(({ source, mark }) => [source, mark]));
  } finally {
    db.close();
  }
}
