/**
 * Only one service process opens an embedded data folder. The lock is SQLite's own exclusive lock on a file of its
 * own: the kernel releases it when the process dies, however it dies.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type FolderHolder = { pid: number; address: string };

export class FolderTaken extends Error {
  override readonly name = "FolderTaken";
  /** Who holds it, as far as it told; for the message only. */
  readonly holder: FolderHolder | null;
  constructor(holder: FolderHolder | null) {
    super("the data folder is in use");
    this.holder = holder;
  }
}

export type FolderLock = {
  /** Tells the next one who is here. */
  announce(holder: FolderHolder): void;
  release(): void;
};

/** Throws FolderTaken at once when another process holds the folder. */
export function lockFolder(folder: string): FolderLock {
  const holderFile = join(folder, "running.json");
  const database = new DatabaseSync(join(folder, "lock.db"), { timeout: 0 });
  try {
    // Not WAL: an exclusive lock on the file itself is wanted.
    database.exec("pragma journal_mode = delete; begin exclusive;");
  } catch (cause) {
    database.close();
    if (cause instanceof Error && "errcode" in cause && cause.errcode === 5) {
      throw new FolderTaken(readHolder(holderFile));
    }
    throw cause;
  }
  return {
    announce: (holder) => writeFileSync(holderFile, JSON.stringify(holder)),
    release: () => database.close(),
  };
}

function readHolder(file: string): FolderHolder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof value !== "object" || value === null) return null;
    const { pid, address } = value as Partial<FolderHolder>;
    return typeof pid === "number" && typeof address === "string" ? { pid, address } : null;
  } catch {
    return null;
  }
}
