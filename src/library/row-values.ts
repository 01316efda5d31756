/**
 * Checked reading of SQLite rows without zod: the search thread reads thousands of them for each question, and
 * a thread that doesn't load zod takes 20 MB less.
 */
import type { SQLOutputValue } from "node:sqlite";

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** Throws when the column does not hold text. */
export function textIn(row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value === "string") return value;
  throw new Error(`The library file is damaged: ${column} is not text.`);
}

/** Throws when the column does not hold a number. */
export function numberIn(row: Row | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value === "number") return value;
  throw new Error(`The library file is damaged: ${column} is not a number.`);
}

/** Throws when the column does not hold bytes; the buffer is the caller's own. */
export function bytesIn(row: Row | undefined, column: string): ArrayBuffer {
  const value = row?.[column];
  if (value instanceof Uint8Array) return new Uint8Array(value).buffer;
  throw new Error(`The library file is damaged: ${column} holds no numbers.`);
}

/** The texts of a JSON list. */
export function textsIn(row: Row, column: string): string[] {
  const list: unknown = JSON.parse(textIn(row, column));
  return Array.isArray(list) ? list.map(String) : [];
}
