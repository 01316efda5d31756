/**
 * The folder that holds library files. `current` names the one in use and is replaced in one step, so an
 * import that ends half-way leaves the library in use as it was.
 */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

const pointerName = "current";

/** Names the library in use; it is replaced, never written over. */
export const pointerFile = (folder: string): string => join(folder, pointerName);

const fileName = /^library-([0-9a-f]{16})\.sqlite$/;
const buildingName = /^(?:building-(\d+)-[0-9a-f]+\.sqlite(?:-journal)?|current\.(\d+)\.new)$/;

/** Path of the library file in use, or null where none was ever imported. */
export function currentLibraryFile(folder: string): string | null {
  const name = readPointer(folder);
  return name !== null && fileName.test(name) ? join(folder, name) : null;
}

/** Path of the file of a version, whether it is there or not. */
export function libraryFile(folder: string, version: string): string {
  return join(folder, `library-${version}.sqlite`);
}

/** Path of the file that was in use before this one, or null where there is none. */
export function previousLibraryFile(folder: string): string | null {
  const current = readPointer(folder);
  if (current === null) return null;
  const other = readdirSync(folder).find((name) => fileName.test(name) && name !== current);
  return other === undefined ? null : join(folder, other);
}

export function versionOf(file: string): string {
  const version = fileName.exec(file.slice(file.lastIndexOf("library-")))?.[1];
  if (version === undefined) throw new Error("Not the name of a library file.");
  return version;
}

export function newBuildingFile(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `building-${process.pid}-${randomBytes(4).toString("hex")}.sqlite`);
}

/** Gives a finished file its name, syncs it, and makes it the library in use. */
export function putInUse(folder: string, built: string, version: string): string {
  const name = `library-${version}.sqlite`;
  syncFile(built);
  renameSync(built, join(folder, name));
  const before = readPointer(folder);
  const pointer = `${pointerFile(folder)}.${process.pid}.new`;
  writeFileSync(pointer, `${name}\n`);
  syncFile(pointer);
  renameSync(pointer, pointerFile(folder));
  syncFolder(folder);
  removeOthers(folder, [name, before]);
  return join(folder, name);
}

/** Removes what imports that were killed left behind; files of imports that still run stay. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, building, pointing] = buildingName.exec(name) ?? [];
    const pid = building ?? pointing;
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** The file before this one stays: a worker may be reading it. */
function removeOthers(folder: string, keep: readonly (string | null)[]): void {
  for (const name of readdirSync(folder)) {
    if (fileName.test(name) && !keep.includes(name)) rmSync(join(folder, name), { force: true });
  }
}

function readPointer(folder: string): string | null {
  try {
    return readFileSync(pointerFile(folder), "utf8").trim();
  } catch {
    return null;
  }
}

function syncFile(file: string): void {
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Not every system lets a directory be synced; there the rename itself has to do. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}
