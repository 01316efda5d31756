/**
 * A process that makes one change of the library and ends: reading a large source keeps a processor busy for a while,
 * what is read is a stranger's, and a process can be ended at any moment. Until the last step the library in use is
 * untouched (src/library/change-library.ts).
 */
import {
  byHand,
  EmptyImport,
  type ImportResult,
  importSource,
  removeSource,
  type SkippedItem,
} from "#library/change-library.ts";
import type { ImportReport } from "#library/draft.ts";
import { FetchFault } from "#library/importers/fetch-file.ts";
import { importers } from "#library/importers/importers.ts";
import { downloadMedlineplus } from "#library/importers/medlineplus-download.ts";
import { starterImporter } from "#library/importers/starter.ts";
import { readSignOffs } from "#library/sign-offs.ts";
import { starterTopics } from "#library/starter-library.ts";
import { type News, type Order, orderSchema } from "./child-messages.ts";
import { unpackPages } from "./unpack-pages.ts";

const skippedTold = 20;
const everyDocuments = 20;
const everyBytes = 250_000;

/** Resolves once it is on its way. */
const tell = (news: News): Promise<void> =>
  new Promise((resolve) => process.send?.(news, undefined, undefined, () => resolve()));

process.once("message", (message) => {
  void carryOut(orderSchema.parse(message))
    .catch(failureOf)
    .then(tell)
    .finally(() => process.disconnect?.());
});
// Whoever asked is gone: nobody waits for it any more.
process.once("disconnect", () => process.exit());

/** What there is to be told at the end. */
async function carryOut(order: Order): Promise<News> {
  if (order.act === "remove") {
    void tell({ news: "finishing" });
    await removeSource(order.folder, order.source);
    return { news: "done", skipped: [], skippedCount: 0 };
  }
  const path = await findPath(order);
  const result = await importSource(order.folder, {
    source: order.source,
    // The starter topics go on following this program; what somebody brings stays until they change it.
    mark: order.source === "starter" ? undefined : byHand,
    documents: (report) => readAll(order, path, report),
    onProgress: (documents) => {
      if (documents % everyDocuments === 0) void tell({ news: "reading", documents });
    },
  });
  return { news: "done", ...told(result) };
}

type Adding = Extract<Order, { act: "add" }>;

async function findPath({ source, file, scratch }: Adding): Promise<string> {
  if (file !== null) return source === "folder" ? unpackPages(file, scratch) : file;
  if (source === "starter") return starterTopics;
  if (source !== "medlineplus") throw new FetchFault(`${source} is not fetched`);
  let toldBytes = 0;
  return downloadMedlineplus(scratch, (bytes, of) => {
    if (bytes - toldBytes < everyBytes && bytes !== of) return;
    toldBytes = bytes;
    void tell({ news: "fetching", bytes, of });
  });
}

async function* readAll({ source, folder }: Adding, path: string, report: ImportReport) {
  void tell({ news: "reading", documents: 0 });
  const read =
    source === "starter" ? starterImporter(signOffsIn(folder)) : importers[source].import;
  yield* read(path, report);
  void tell({ news: "finishing" });
}

const signOffsIn = (folder: string) =>
  readSignOffs(folder, () => {}).filter(({ kind }) => kind === "topic");

function told({ skipped }: Pick<ImportResult, "skipped">) {
  const shortened = (text: string) => text.slice(0, 300);
  const first = skipped.slice(0, skippedTold).map(({ name, why }: SkippedItem) => ({
    name: shortened(name),
    why: shortened(why),
  }));
  return { skipped: first, skippedCount: skipped.length };
}

function failureOf(fault: unknown): News {
  if (fault instanceof EmptyImport) {
    return { news: "failed", fault: "nothing-found", ...told(fault) };
  }
  const kind =
    fault instanceof FetchFault ? "not-fetched" : isDiskFull(fault) ? "disk-full" : "unreadable";
  return { news: "failed", fault: kind, skipped: [], skippedCount: 0 };
}

/** Of the file system, or of SQLite: https://www.sqlite.org/rescode.html#full */
function isDiskFull(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = "code" in fault ? fault.code : undefined;
  const sqlite = "errcode" in fault ? fault.errcode : undefined;
  return code === "ENOSPC" || sqlite === 13;
}
