/**
 * What runs without the development packages, as in the image: everything that `healify` can reach by import, at once
 * or later, needs nothing but `dependencies`. Types are taken out first, exactly as Node takes them out.
 */
import { isBuiltin, stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifest, readProjectFile } from "./project-files.ts";

/** What is imported, now or later, and the files that threads are started with. */
const imports =
  /^(?:import|export)\b[^;"]*?\bfrom\s*"([^"]+)"|^import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"|new URL\(\s*"([^"]+\.ts)"/gm;

/** Packages whose types alone are used by the server. */
const typesAlone = ["@ai-sdk/provider"];

function importsOf(source: string): string[] {
  const found = stripTypeScriptTypes(source).matchAll(imports);
  return [...found].map((match) => match.slice(1).find((one) => one !== undefined) ?? "");
}

const packageOf = (specifier: string) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** Every file that is reached from `entry`, and each package with the file that imports it. */
function reach(entry: string): { files: Set<string>; packages: Map<string, string> } {
  const files = new Set([entry]);
  const packages = new Map<string, string>();
  for (const file of files) {
    for (const specifier of importsOf(readProjectFile(file))) {
      if (specifier.startsWith("#")) files.add(specifier.replace("#", "src/"));
      else if (specifier.startsWith(".")) files.add(join(dirname(file), specifier));
      else if (!isBuiltin(specifier)) packages.set(packageOf(specifier), file);
    }
  }
  return { files, packages };
}

const { files, packages } = reach(join(manifest.bin.healify));

describe("the server", () => {
  it("is found however it is imported", () => {
    const source = [
      'import type { A } from "types-only";',
      'import { b } from "named";',
      'import {\n  c,\n  type D,\n} from "@scope/several-lines/part";',
      'export { e } from "passed-on";',
      'import "for-effect";',
      'const f = () => import("later");',
      'const g = new URL("./thread.ts", import.meta.url);',
      'const h = new URL("../folder/", import.meta.url);',
    ];
    expect(importsOf(source.join("\n"))).toEqual([
      "named",
      "@scope/several-lines/part",
      "passed-on",
      "for-effect",
      "later",
      "./thread.ts",
    ]);
    for (const part of ["gateway/gateway", "worker/worker", "library/search-thread"]) {
      expect(files).toContain(`src/${part}.ts`);
    }
  });

  it("imports dependencies only, no development packages", () => {
    const lacking = [...packages].filter(([name]) => !(name in manifest.dependencies));
    expect(lacking).toEqual([]);
  });

  it("imports every dependency", () => {
    const unused = Object.keys(manifest.dependencies).filter((name) => !packages.has(name));
    expect(unused.filter((name) => !typesAlone.includes(name))).toEqual([]);
  });

  it("needs nothing that the image leaves out", () => {
    const left = [...files].filter(
      (file) => !file.startsWith("src/") || /^src\/web\/|\.(test|contract)\.ts$/.test(file),
    );
    expect(left).toEqual([]);
  });
});

describe("package.json", () => {
  it("pins each package to one version", () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
    for (const [name, version] of Object.entries(all)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
  });
});
