/** `healify library affected`: which answers cited a passage that the library holds no more, by id alone. */
import { mkdirSync } from "node:fs";
import { withdrawnPassages } from "#library/withdrawn-passages.ts";
import { lockFolder } from "#platform/database/folder-lock.ts";
import type { Env } from "#platform/service-settings.ts";
import { findAffected, noteWithdrawn, passageMac } from "#replies/cited-passages.ts";
import { fillCitations } from "#replies/fill-citations.ts";
import { type Installation, openInstallation } from "#vault/open-installation.ts";
import { readWorkerSettings } from "#worker/config.ts";
import type { CommandStreams } from "./library.ts";

/** Rejects with FolderTaken in embedded mode while Healify runs: it marks answers for their readers by itself. */
export async function listAffected(env: Env, streams: CommandStreams): Promise<void> {
  const { config, secrets } = readWorkerSettings(env);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const lock = config.mode === "embedded" ? lockFolder(config.dataDir) : null;
  try {
    const settings = { dataDir: config.dataDir, ...secrets };
    const installation = await openInstallation(settings, (_part, fault) => {
      throw fault;
    });
    try {
      await markAndList(installation, config.libraryFolder, streams);
    } finally {
      await installation.close();
    }
  } finally {
    lock?.release();
  }
}

async function markAndList(
  { database, vault }: Installation,
  libraryFolder: string,
  { output, remarks }: CommandStreams,
): Promise<void> {
  const opened = await fillCitations(database, vault);
  if (opened > 0) remarks.write(`looked into ${opened} answers that had no marks\n`);
  const gone = withdrawnPassages(libraryFolder).map(({ id, replacedBy }) => ({
    mac: passageMac(vault.masterKeys, id),
    changed: replacedBy !== null,
  }));
  await database.write((trx) => noteWithdrawn(database, trx, gone));
  const affected = await findAffected(database);
  for (const { replyId, changedOnly } of affected)
    output.write(`${replyId}\t${changedOnly ? "changed" : "withdrawn"}\n`);
  remarks.write(
    `${affected.length} answers cite one of ${gone.length} passages that are withdrawn or changed; their readers are told.\n`,
  );
}
