/** `healify backup …` of embedded mode, while Healify runs: the database and the keys apart (docs/backup.md). */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Env, readCheckedSettings, serviceSettings } from "#platform/service-settings.ts";
import { CommandFault } from "./command-fault.ts";

type Say = (line: string) => void;
export type BackupPart = "database" | "keys";

const fileOf: Record<BackupPart, string> = { database: "healify.db", keys: "keys.db" };
const secretFiles = ["secret", "secret.previous"];

/** Into a new folder, for its owner alone. Rejects with CommandFault. */
export function backUp(part: BackupPart, folder: string, env: Env, say: Say): void {
  const dataDir = embeddedFolder(env);
  const source = join(dataDir, fileOf[part]);
  if (!existsSync(source)) {
    throw new CommandFault(`${source} is missing: set HEALIFY_DATA_DIR to the data folder.`);
  }
  const to = resolve(folder);
  if (existsSync(to)) throw new CommandFault(`${to} is there already: name a new folder.`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const copies = [join(to, fileOf[part])];
  copyDatabase(source, join(to, fileOf[part]));
  if (part === "keys") {
    for (const name of secretFiles.filter((file) => existsSync(join(dataDir, file)))) {
      copyFileSync(join(dataDir, name), join(to, name));
      copies.push(join(to, name));
    }
  }
  for (const copy of copies) {
    chmodSync(copy, 0o600);
    sync(copy);
    say(`Wrote ${copy}`);
  }
  sync(to);
  say(remarks[part]);
}

const remarks: Record<BackupPart, string> = {
  database: "It opens only with a backup of the keys; keep the two apart.",
  keys: "Whoever has this and a backup of the database can read everything; keep the two apart.",
};

/** One state of the whole database, without the traces of what was deleted from it. */
function copyDatabase(source: string, target: string): void {
  const database = new DatabaseSync(source, { timeout: 5000 });
  try {
    database.prepare("vacuum into ?").run(target);
  } finally {
    database.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, "r");
  fsyncSync(handle);
  closeSync(handle);
}

function embeddedFolder(env: Env): string {
  const { databaseUrl, dataDir } = readCheckedSettings(
    { databaseUrl: serviceSettings.databaseUrl, dataDir: serviceSettings.dataDir },
    env,
  );
  if (databaseUrl) {
    throw new CommandFault("In distributed mode Postgres makes the backup: see docs/backup.md.");
  }
  return resolve(dataDir);
}
