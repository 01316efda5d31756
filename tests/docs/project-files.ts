/** The project's own files, for the tests that hold its documents against its code. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export const readProjectFile = (path: string): string => readFileSync(join(root, path), "utf8");

export const isThere = (path: string): boolean => existsSync(join(root, path));

const packages = z.record(z.string(), z.string());

export const manifest = z
  .object({
    bin: z.object({ healify: z.string() }),
    scripts: packages,
    engines: z.object({ node: z.string() }),
    dependencies: packages,
    devDependencies: packages,
    optionalDependencies: packages,
  })
  .parse(JSON.parse(readProjectFile("package.json")));
