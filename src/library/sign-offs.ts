/**
 * What clinicians signed in this installation: a file beside the library, so that it outlives every import. A sign-off
 * holds for the page that was read: as soon as the page reads otherwise, it is not reviewed.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SignOff, signOffFileName, signOffsSchema } from "#contracts/sign-off.ts";

/** A file that is no list of sign-offs: told to `onDamaged` and counted as none, or thrown where nobody is told. */
export function readSignOffs(folder: string, onDamaged?: (file: string) => void): SignOff[] {
  const file = join(folder, signOffFileName);
  try {
    return signOffsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return [];
    if (onDamaged === undefined) throw fault;
    onDamaged(file);
    return [];
  }
}

/** A newer sign-off of the same item takes the place of the older one; the file is replaced in one step. */
export function addSignOffs(folder: string, signed: readonly SignOff[]): void {
  const key = ({ kind, id }: SignOff) => `${kind} ${id}`;
  const all = new Map([...readSignOffs(folder), ...signed].map((one) => [key(one), one]));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, signOffFileName);
  const written = `${file}.${process.pid}.new`;
  const ordered = [...all.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  writeFileSync(written, `${JSON.stringify(ordered, null, 2)}\n`, { mode: 0o600 });
  renameSync(written, file);
}

export function fingerprintOf(page: string): string {
  return createHash("sha256").update(page).digest("hex");
}

/** "Dr. Ada Example on 2026-11-23", or null where nobody signed the page as it is. */
export function reviewerOf(
  signOffs: readonly SignOff[],
  kind: SignOff["kind"],
  id: string,
  page: string,
): string | null {
  const own = signOffs.find((one) => one.kind === kind && one.id === id);
  return own?.fingerprint === fingerprintOf(page) ? `${own.by} on ${own.on}` : null;
}
