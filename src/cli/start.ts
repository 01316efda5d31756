/** `healify start`: turns a second process on a data folder away before the rest of the program is loaded. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type FolderLock, lockFolder } from "#platform/database/folder-lock.ts";
import { readSettings, SettingsFault } from "#platform/env.ts";
import { serviceSettings } from "#platform/service-settings.ts";

/** Throws FolderTaken. The lock is kept from here on; whatever fails later ends the process, and so the lock. */
export async function start(
  { phones = false }: { phones?: boolean },
  say: (line: string) => void,
): Promise<void> {
  const lock = lockOwnFolder();
  const { startServices } = await import("./start-services.ts");
  await startServices({ lock, phones }, say);
}

/** Null in distributed mode, where nobody was here before, and where a setting is wrong: all that is told later. */
function lockOwnFolder(): FolderLock | null {
  const folder = embeddedFolder();
  return folder !== null && existsSync(folder) ? lockFolder(folder) : null;
}

function embeddedFolder(): string | null {
  const { dataDir, databaseUrl } = serviceSettings;
  try {
    const place = readSettings({ dataDir, databaseUrl }, process.env);
    return place.databaseUrl ? null : resolve(place.dataDir);
  } catch (fault) {
    if (fault instanceof SettingsFault) return null;
    throw fault;
  }
}
