/**
 * When each source was last added or removed, beside the library files: a date inside of them would make another library
 * of the same texts. Only told to the operator; a file that is gone or damaged costs nothing but the dates.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const datesSchema = z.record(z.string(), z.iso.datetime());
type Dates = z.infer<typeof datesSchema>;

const fileIn = (folder: string): string => join(folder, "added.json");

/** By source. */
export function readAdded(folder: string): Dates {
  try {
    return datesSchema.parse(JSON.parse(readFileSync(fileIn(folder), "utf8")));
  } catch {
    return {};
  }
}

/** To be called by whoever holds the import's lock. */
export function noteAdded(folder: string, source: string, now = new Date()): void {
  const dates = { ...readAdded(folder), [source]: now.toISOString() };
  const written = `${fileIn(folder)}.new`;
  try {
    writeFileSync(written, JSON.stringify(dates));
    renameSync(written, fileIn(folder));
  } catch {
    // The library itself is in use already.
  }
}
