/** docs/auth-rules.md against the tests: every rule has some that are named after it, where the document says. */
import { globSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readProjectFile, root } from "./project-files.ts";

const rules = Array.from({ length: 51 }, (_, index) => index + 1);
const rows = readProjectFile("docs/auth-rules.md")
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, number = ""]) => /^\d+$/.test(number))
  .map(([, number, words = "", source = "", databases = "", tests = ""]) => {
    const files = [...tests.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file = ""]) => file);
    return { rule: Number(number), words, source, databases, files };
  });

/** Rules in the names of its tests and groups of tests: "rule 45: …", "rules 5 and 44: …". */
function rulesNamedIn(file: string): number[] {
  const names = [
    ...readProjectFile(file).matchAll(/["`](?:[^"`\n]* )?rules? (\d+)(?: and (\d+))?:/g),
  ];
  return names.flatMap(([, one, other]) => [one, other]).map(Number);
}

describe("docs/auth-rules.md", () => {
  it("has each rule once, in words and with its source", () => {
    expect(rows.map(({ rule }) => rule)).toEqual(rules);
    expect(rows.filter(({ words, source }) => words === "" || source === "")).toEqual([]);
  });

  it.each(rows)("names tests that are named after rule $rule", ({ rule, databases, files }) => {
    expect(files).not.toEqual([]);
    for (const file of files) expect(rulesNamedIn(file), file).toContain(rule);
    const inBoth = files.some((file) => readProjectFile(file).includes("databasePlaces"));
    expect(databases).toBe(inBoth ? "both" : "");
  });

  it("knows every rule that a test is named after", () => {
    const tests = globSync(["tests/**/*.test.ts", "src/**/*.test.ts"], { cwd: root });
    const named = new Set(tests.flatMap(rulesNamedIn).filter((rule) => rule > 0));
    expect([...named].filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});
