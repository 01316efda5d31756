/**
 * Times the import of the whole of MedQuAD into a temporary folder, and searches over it:
 *   node bench/library-speed.ts --medquad <tar.gz or folder> --messages <jsonl> [--messages <jsonl>]
 * Lines are {message | text | Question}. What the searches find, `npm run eval` judges.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { importSource } from "#library/change-library.ts";
import { importMedquad } from "#library/importers/medquad.ts";
import { type Library, openLibrary } from "#library/library.ts";
import { currentLibraryFile } from "#library/library-folder.ts";
import { ensureStarterLibrary } from "#library/starter-library.ts";
import { readJsonLines } from "./eval/json-lines.ts";
import { perturbations } from "./eval/perturbations.ts";
import { spreadOf } from "./measure/percentiles.ts";
import { readOptions } from "./measure/read-options.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function timeImport(folder: string, medquad: string): Promise<void> {
  await ensureStarterLibrary(folder);
  const started = performance.now();
  const { documents, passages, folded } = await importSource(folder, {
    source: "medquad",
    documents: (report) => importMedquad(medquad, report),
  });
  const seconds = (performance.now() - started) / 1000;
  const file = currentLibraryFile(folder);
  const megabytes = file === null ? 0 : statSync(file).size / 1e6;
  const peak = process.resourceUsage().maxRSS / 1024;
  say(
    `import: ${documents} documents, ${passages} passages (${folded} folded), ${seconds.toFixed(1)} s, ` +
      `peak memory ${peak.toFixed(0)} MB, file ${megabytes.toFixed(0)} MB`,
  );
}

/** A server has been up for longer when the first question comes. */
const upMs = 1_500;

async function timeFirst(library: Library): Promise<void> {
  const started = performance.now();
  await library.search("a first search", { limit: 10 });
  say(`first search, at once after opening: ${(performance.now() - started).toFixed(0)} ms`);
  await wait(upMs);
}

/** One after the other; CPU is the whole process's, its threads and compiler included. */
async function timeSearches(library: Library, name: string, texts: readonly string[]) {
  const times: number[] = [];
  const cpu: number[] = [];
  for (const text of texts) {
    const cpuBefore = process.cpuUsage();
    const started = performance.now();
    await library.search(text, { limit: 10, floor: true });
    times.push(performance.now() - started);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpu.push((user + system) / 1000);
  }
  say(`${name}, ${texts.length} searches: ${spreadText(times)}; CPU ${spreadText(cpu)}`);
}

function spreadText(times: readonly number[]): string {
  const { p50, p99 } = spreadOf(times);
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms`;
}

const messageLine = z.union([
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ text: z.string() }).transform(({ text }) => text),
  z.object({ Question: z.string() }).transform(({ Question }) => Question),
]);

const values = readOptions({
  medquad: { type: "string" },
  messages: { type: "string", multiple: true, default: [] },
});
if (values.medquad === undefined) {
  process.stderr.write("It needs --medquad, the tar.gz or the folder of MedQuAD.\n");
  process.exit(64);
}
const folder = mkdtempSync(join(tmpdir(), "healify-library-speed-"));
try {
  await timeImport(folder, values.medquad);
  const library = await openLibrary(folder);
  try {
    await timeFirst(library);
    for (const file of values.messages) {
      const messages = readJsonLines(file, messageLine);
      for (const [how, change] of Object.entries(perturbations))
        await timeSearches(library, `${basename(file)}, ${how}`, messages.map(change));
    }
  } finally {
    await library.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
