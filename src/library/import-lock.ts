/**
 * One import at a time in a library folder: a second one waits for the first, else one would lose its source. The
 * lock is SQLite's own exclusive lock on a file of its own: the kernel releases it however its holder dies.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

const patienceMs = 60_000;
/** SQLITE_BUSY: https://www.sqlite.org/rescode.html */
const busy = 5;

export async function withImportLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const giveUpAt = Date.now() + patienceMs;
  let lock = take(folder);
  while (!lock) {
    if (Date.now() > giveUpAt) throw new Error("Another import holds this library folder.");
    await sleep(50);
    lock = take(folder);
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

/** Null while another holds it. */
function take(folder: string): DatabaseSync | null {
  const lock = new DatabaseSync(join(folder, "import-lock.db"), { timeout: 0 });
  try {
    // Not WAL: an exclusive lock on the file itself is wanted.
    lock.exec("pragma journal_mode = delete; begin exclusive;");
    return lock;
  } catch (fault) {
    lock.close();
    if (fault instanceof Error && "errcode" in fault && fault.errcode === busy) return null;
    throw fault;
  }
}
