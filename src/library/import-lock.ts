/** One import at a time in a library folder: a second one waits for the first, else one would lose its source. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./library-folder.ts";

const patienceMs = 60_000;

export async function withImportLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, "import.lock");
  const giveUpAt = Date.now() + patienceMs;
  while (!take(lock)) {
    if (Date.now() > giveUpAt) {
      throw new Error(`Another import (process ${holderOf(lock)}) holds this library folder.`);
    }
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault && fault.code === "EEXIST")) throw fault;
    const holder = holderOf(lock);
    if (holder !== null && !isAlive(holder)) rmSync(lock, { force: true });
    return false;
  }
}

/** Null while the holder has not written its number yet, or has just left. */
function holderOf(lock: string): number | null {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
