import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importSource } from "#library/change-library.ts";
import { importMedquad } from "#library/importers/medquad.ts";
import { type Library, openLibrary } from "#library/library.ts";
import { ensureStarterLibrary } from "#library/starter-library.ts";

/** The starter library, and MedQuAD where a path to it is given; gone when `use` is done. */
export async function withLibrary<T>(
  medquad: string | undefined,
  use: (library: Library) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "healify-eval-"));
  try {
    await ensureStarterLibrary(folder);
    if (medquad !== undefined) {
      const documents = (report: Parameters<typeof importMedquad>[1]) =>
        importMedquad(medquad, report);
      await importSource(folder, { source: "medquad", documents });
    }
    const library = await openLibrary(folder);
    try {
      return await use(library);
    } finally {
      await library.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
