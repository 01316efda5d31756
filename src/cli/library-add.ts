/** `healify library add`: imports a source from a path, or fetches it where its publisher offers one file. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { byHand, EmptyImport, type ImportResult, importSource } from "#library/change-library.ts";
import { FetchFault } from "#library/importers/fetch-file.ts";
import { importers, isSourceKind, type SourceKind } from "#library/importers/importers.ts";
import { downloadMedlineplus } from "#library/importers/medlineplus-download.ts";
import { CommandFault } from "./command-fault.ts";
import { type CommandStreams, prepare, tellSkipped, tellWithdrawn } from "./library.ts";

/** Sources that are fetched where no path is given. */
const downloads: Partial<Record<SourceKind, typeof downloadMedlineplus>> = {
  medlineplus: downloadMedlineplus,
};

export interface AddOptions {
  /** Where the source lies on this machine; without it, it is fetched. */
  readonly path?: string | undefined;
  /** Another address of the page that links the file. */
  readonly from?: string | undefined;
}

export async function addToLibrary(
  folder: string,
  kind: string,
  { path, from }: AddOptions,
  streams: CommandStreams,
): Promise<void> {
  if (!isSourceKind(kind)) {
    throw new CommandFault(
      `There is no kind "${kind}": use one of ${Object.keys(importers).join(", ")}.`,
    );
  }
  if (path !== undefined) return addFrom(folder, kind, path, streams);
  const download = downloads[kind];
  if (download === undefined)
    throw new CommandFault(`${kind} needs a path: it takes ${importers[kind].takes}.`);
  const place = mkdtempSync(join(tmpdir(), "healify-download-"));
  try {
    const file = await download(place, progressTeller(kind, streams), from).catch(faultOfFetch);
    await addFrom(folder, kind, file, streams);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function faultOfFetch(fault: unknown): never {
  if (!(fault instanceof FetchFault)) throw fault;
  throw new CommandFault(`${fault.message} The library is unchanged.`);
}

/** A line for each five megabytes. */
function progressTeller(kind: string, { remarks }: CommandStreams) {
  let told = 0;
  return (bytes: number, of: number | null) => {
    const step = Math.floor(bytes / 5e6);
    if (step === told) return;
    told = step;
    const whole = of === null ? "" : ` of ${(of / 1e6).toFixed(0)}`;
    remarks.write(`${kind}: ${(bytes / 1e6).toFixed(0)}${whole} MB fetched\n`);
  };
}

async function addFrom(
  folder: string,
  kind: SourceKind,
  path: string,
  streams: CommandStreams,
): Promise<void> {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    throw new CommandFault(`There is nothing at ${path}: ${kind} takes ${importers[kind].takes}.`);
  }
  await prepare(folder, streams);
  const started = performance.now();
  const result = await importSource(folder, {
    source: kind,
    mark: byHand,
    documents: (report) => importers[kind].import(path, report),
    onProgress: (documents) => {
      if (documents % 500 === 0) streams.remarks.write(`${kind}: ${documents} documents read\n`);
    },
  }).catch((fault: unknown) => {
    throw faultOfImport(fault, kind, path);
  });
  tellResult(kind, result, performance.now() - started, streams);
  tellWithdrawn(folder, kind, streams);
}

function faultOfImport(fault: unknown, kind: SourceKind, path: string): CommandFault {
  if (fault instanceof EmptyImport) {
    const [first] = fault.skipped;
    const example = first === undefined ? "" : ` (${first.name}: ${first.why})`;
    return new CommandFault(
      `Nothing to import at ${path}${example}: ${kind} takes ${importers[kind].takes}.`,
    );
  }
  const why = fault instanceof Error ? fault.message : String(fault);
  return new CommandFault(
    `${path} can't be read (${why}): ${kind} takes ${importers[kind].takes}. The library is unchanged.`,
  );
}

function tellResult(
  kind: string,
  result: ImportResult,
  ms: number,
  { output, remarks }: CommandStreams,
): void {
  const { documents, passages, folded, skipped, version } = result;
  output.write(
    `${kind}: ${documents} documents with ${passages} passages in ${(ms / 1000).toFixed(1)} s, ` +
      `${skipped.length} skipped, ${folded} folded into passages that say the same. Library ${version} is in use.\n`,
  );
  tellSkipped(skipped, remarks);
}
