/** Every word that the interface says comes from its catalogue. */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { wordsOutside } from "./words-outside.ts";

const web = fileURLToPath(new URL("../../src/web/", import.meta.url));
const files = globSync("**/*.{ts,tsx}", { cwd: web }).filter(
  (file) => !file.startsWith("language/en/") && !file.includes(".test."),
);

/** What a person says by pressing it: it goes to the rules, which read English. */
const answers = ["features/chat/questions-below.ts: Yes", "features/chat/questions-below.ts: No"];

test("no word of the interface stands in its code", () => {
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    wordsOutside(file, readFileSync(web + file, "utf8")).map((words) => `${file}: ${words}`),
  );
  expect(found.sort()).toEqual(answers.sort());
});

test("no date, number or list is written past the language of the page", () => {
  const past = /new Intl\.\w+Format\(|\.toLocale\w*\(/;
  const found = files.filter(
    (file) => !file.startsWith("language/") && past.test(readFileSync(web + file, "utf8")),
  );
  expect(found).toEqual([]);
});

test.each([
  ["between tags", "<p>Hello there</p>"],
  ["in a label", '<button aria-label="close">×</button>'],
  ["in a label that is worked out", "<a title={open ? `hide` : more}>→</a>"],
  ["in an expression", '<p>{busy ? "sending…" : t("shared:save")}</p>'],
  ["in a table of words", '({ stop: "Stop", go: "Go on" })'],
  ["in a variable", 'const why = "it could not be read.";'],
  ["in a property that is shown", '({ to: "/devices", label: "devices" })'],
  ["in the document's title", 'document.title = "Safety card";'],
])("words %s are found", (_place, code) => {
  expect(wordsOutside("planted.tsx", code)).toHaveLength(code.includes("go:") ? 2 : 1);
});

test("classes, names, keys, paths, types and faults for developers are no words", () => {
  const code = `
    type Side = "Start" | "End";
    const rows = { to: "/account/data", kind: "in-process" } as const satisfies Row;
    if (event.key === "ArrowDown" || side === "Left") throw new Error("The page has no root.");
    const shown = <p className="flex gap-2 Hello there" id="x">{t("auth:signIn.title")}{" · "}</p>;
  `;
  expect(wordsOutside("planted.tsx", code)).toEqual([]);
});
