/** The documents against the project: commands that exist, links that lead somewhere, parts that are up to date. */
import { globSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { settingRows } from "#cli/settings-table.ts";
import { writeDocs } from "#cli/write-docs.ts";
import { isThere, manifest, readProjectFile, root } from "./project-files.ts";

const documents = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  ...decisions(),
  "docs/backup.md",
  "docs/http.md",
  "docs/observability.md",
  "docs/phones.md",
];

function decisions(): string[] {
  return globSync("docs/decisions/*.md", { cwd: root }).sort();
}

describe("generated parts", () => {
  it("are up to date", async () => {
    await writeDocs(true, () => {
      throw new Error("a check must not write");
    });
  });
});

describe.each(documents)("%s", (path) => {
  const text = readProjectFile(path);

  it("names only scripts of package.json", () => {
    const named = [...text.matchAll(/\bnpm run (?:-s )?([\w-]+)/g)].map(([, script]) => script);
    for (const script of named) expect(Object.keys(manifest.scripts)).toContain(script);
  });

  it("names only settings that exist", () => {
    const settings = settingRows().map(({ name }) => name);
    const named = text.match(/\bHEALIFY_[A-Z_]*[A-Z]\b/g) ?? [];
    const others = named.filter((name) => !name.startsWith("HEALIFY_TEST"));
    for (const name of others) expect(settings).toContain(name);
  });

  it("names only files that are there", () => {
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to = ""]) =>
      join(dirname(path), to),
    );
    const quoted = [...text.matchAll(/`((?:src|tests|docs|bench)\/[\w./-]+)`/g)].map(
      ([, file = ""]) => file,
    );
    for (const file of [...linked, ...quoted]) expect(isThere(file), file).toBe(true);
  });

  it("carries no path of one machine", () => {
    expect(text).not.toMatch(/\/(?:root|home|work|tmp)\//);
  });
});

describe("README.md", () => {
  const text = readProjectFile("README.md");

  it("names every command that the command line shows", () => {
    const source = readProjectFile("src/cli/main.ts");
    const commands = [...source.matchAll(/\.command\("([\w-]+)[^"]*"\)/g)].map(
      ([, name = ""]) => name,
    );
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) expect(text).toMatch(new RegExp(`\\b${command}\\b`));
  });

  it("says that no clinician has reviewed it, before anything else is shown", () => {
    const opening = text.slice(0, text.indexOf("## "));
    expect(opening).toMatch(/no clinician has reviewed/i);
    expect(opening).toMatch(/emergency number/i);
  });
});

describe("ARCHITECTURE.md", () => {
  const text = readProjectFile("ARCHITECTURE.md");

  it("fits on 120 lines", () => {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(120);
  });

  it("gives the reason for every dependency", () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const all = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    for (const name of all) expect(text).toContain(`\`${name}\``);
  });

  it("gives reasons for no package that is gone", () => {
    const section = text.slice(text.indexOf("## Dependencies"));
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const all = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    const reasoned = [...section.matchAll(/^- (.+?):/gm)].flatMap(([, names = ""]) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(new Set(reasoned)).toEqual(new Set(all));
  });

  it("has a line for every folder of src and everything beside them", () => {
    for (const entry of readdirSync(join(root, "src"), { withFileTypes: true })) {
      expect(text).toContain(`\`${entry.name}${entry.isDirectory() ? "/" : ""}\``);
    }
  });
});

describe("decisions", () => {
  it("are numbered without a gap and have the three parts", () => {
    const pages = decisions();
    expect(pages.length).toBeGreaterThan(0);
    for (const [index, page] of pages.entries()) {
      const number = String(index + 1).padStart(3, "0");
      expect(page).toMatch(new RegExp(`/${number}-[a-z0-9-]+\\.md$`));
      const text = readProjectFile(page);
      for (const part of ["Context", "Decision", "Consequences"]) {
        expect(text, page).toMatch(new RegExp(`^## ${part}$`, "m"));
      }
      expect(text.split("\n").length, page).toBeLessThanOrEqual(60);
    }
  });
});
