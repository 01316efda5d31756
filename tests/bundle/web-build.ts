/** What the built web app loads with what, from Vite's manifest, and how heavy that is on the way to a browser. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";
import { z } from "zod";

const folder = fileURLToPath(new URL("../../dist/web/", import.meta.url));
const manifestSchema = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]) }),
);
const budgetSchema = z.object({
  loads: z.record(
    z.string(),
    z.object({
      limit: z.number(),
      parts: z.array(z.string()),
      /** Fetched before, and not counted again. */
      beside: z.array(z.string()).default([]),
    }),
  ),
});

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

export const budget = budgetSchema.parse(
  readJson(fileURLToPath(new URL("../../bench/web-budget.json", import.meta.url))),
).loads;

/** The scripts of these parts with all that they import, as paths under the web folder. */
export function scriptsOf(parts: readonly string[]): Set<string> {
  const manifest = manifestSchema.parse(readJson(join(folder, ".vite", "manifest.json")));
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no part ${name}: name what took its place.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports.forEach(add);
  };
  parts.forEach(add);
  return files;
}

/** Kilobytes of 1,000 bytes. */
export function kilobytes(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files)
    bytes += gzipSync(readFileSync(join(folder, file)), {
      level: constants.Z_BEST_COMPRESSION,
    }).length;
  return bytes / 1000;
}
