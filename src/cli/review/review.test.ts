import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { openLibrary } from "#library/library.ts";
import { readSignOffs } from "#library/sign-offs.ts";
import { ensureStarterLibrary, starterTopics } from "#library/starter-library.ts";
import { rules } from "#safety/rules/index.ts";
import { temporaryFolder } from "#tests/support/library-pages.ts";
import { CommandFault } from "../command-fault.ts";
import type { CommandStreams } from "../library.ts";
import { exportReview } from "./export-review.ts";
import { importReview } from "./import-review.ts";
import { reviewItems } from "./items.ts";

async function run(command: (streams: CommandStreams) => unknown) {
  const [output, remarks] = [new PassThrough(), new PassThrough()];
  const written = Promise.all([text(output), text(remarks)]);
  let fault: unknown = null;
  try {
    await command({ input: new PassThrough(), output, remarks });
  } catch (caught) {
    fault = caught;
  }
  output.end();
  remarks.end();
  const [result, remarked] = await written;
  return { result, remarked, fault };
}

function change(file: string, edit: (page: string) => string): void {
  writeFileSync(file, edit(readFileSync(file, "utf8")));
}
const sign =
  (by: string, on = "2026-01-31") =>
  (page: string) =>
    page.replace("- Reviewed by:", `- Reviewed by: ${by}`).replace("- Date:", `- Date: ${on}`);

const reviewOf = async (libraryFolder: string, topic: string) => {
  const library = await openLibrary(libraryFolder);
  onTestFinished(() => library.close());
  return new Set((await library.document(topic)).map(({ reviewedBy }) => reviewedBy));
};

test("what a clinician signed is kept and shown on its passages; the rest stays unreviewed", async () => {
  const [libraryFolder, folder] = [temporaryFolder(), temporaryFolder()];
  await ensureStarterLibrary(libraryFolder);
  const exported = await run((streams) => exportReview(libraryFolder, folder, streams));
  const topics = readdirSync(starterTopics).filter((name) => /^[a-z].*\.md$/.test(name));
  expect(readdirSync(join(folder, "topics"))).toHaveLength(topics.length);
  expect(readdirSync(join(folder, "rules"))).toHaveLength(rules.length);
  const texts = readdirSync(join(folder, "texts"));
  expect(texts).toContain("crisis-thoughts.md");
  expect(exported.result).toContain(`${topics.length + rules.length + texts.length} pages`);
  expect(readFileSync(join(folder, "topics/gout.md"), "utf8")).toMatch(/^# Gout\n/);

  const rule = rules[0]?.id ?? "";
  change(join(folder, "topics/gout.md"), sign("Dr. Ada Example"));
  change(join(folder, `rules/${rule}.md`), sign("Dr. Ada Example"));
  const imported = await run((streams) => importReview(libraryFolder, folder, streams));
  expect(imported).toEqual({
    result: "2 sign-offs taken over, 0 refused.\n",
    remarked: "",
    fault: null,
  });

  expect(readSignOffs(libraryFolder).map(({ kind, id, by }) => [kind, id, by])).toEqual([
    ["rule", rule, "Dr. Ada Example"],
    ["topic", "gout", "Dr. Ada Example"],
  ]);
  expect(await reviewOf(libraryFolder, "gout")).toEqual(new Set(["Dr. Ada Example on 2026-01-31"]));
  expect(await reviewOf(libraryFolder, "acne")).toEqual(new Set([null]));
  const again = await run((streams) => exportReview(libraryFolder, folder, streams));
  expect(again.result).toContain("2 of them are signed as they are");
});

test("a signed page is refused, with the reason, when it is not the page that is in use", async () => {
  const [libraryFolder, folder] = [temporaryFolder(), temporaryFolder()];
  await run((streams) => exportReview(libraryFolder, folder, streams));
  const page = (name: string) => join(folder, "topics", `${name}.md`);
  change(page("acne"), sign("Dr. Ada Example"));
  change(page("gout"), (text) => sign("Dr. Ada Example")(text).replace("Gout is", "Gout was"));
  change(page("rash"), sign("Dr. Ada Example", "31.1.2026"));
  change(page("flu"), sign("Dr. Ada Example", "2999-01-01"));
  change(page("hives"), sign("", "2026-01-31"));
  change(page("cough"), (text) =>
    sign("Dr. Ada Example")(text).replace("topic cough", "topic coughing"),
  );
  change(page("fever"), sign("Dr. Ada Example"));
  const items = reviewItems().map((item) =>
    item.id === "acne"
      ? { ...item, page: `${item.page}More.\n`, fingerprint: "0".repeat(64) }
      : item,
  );
  const { result, remarked, fault } = await run((streams) =>
    importReview(libraryFolder, folder, streams, items),
  );

  expect(result).toBe("1 sign-offs taken over, 6 refused.\n");
  expect(fault).toBeInstanceOf(CommandFault);
  const reasons: readonly (readonly [string, string])[] = [
    ["acne", "its content has changed since the export"],
    ["cough", "there is no"],
    ["flu", "has not come yet"],
    ["gout", "its text was changed on the page"],
    ["hives", "the name"],
    ["rash", "is no date"],
  ];
  for (const [name, why] of reasons)
    expect(remarked).toMatch(new RegExp(`refused topics/${name}.md: .*${why}`));
  expect(await reviewOf(libraryFolder, "fever")).toEqual(
    new Set(["Dr. Ada Example on 2026-01-31"]),
  );
});

test("a sign-off no longer holds once the page reads otherwise", async () => {
  const libraryFolder = temporaryFolder();
  const item = reviewItems().find(({ id }) => id === "gout");
  const old = [
    { kind: "topic", id: "gout", fingerprint: "0".repeat(64), by: "Dr. Old", on: "2026-01-31" },
  ];
  writeFileSync(join(libraryFolder, "sign-offs.json"), JSON.stringify(old));
  await ensureStarterLibrary(libraryFolder);
  expect(item?.page).toContain("Gout");
  expect(await reviewOf(libraryFolder, "gout")).toEqual(new Set([null]));
});

test("every fixed text can be read and signed, as a person of any age is told it", async () => {
  const [libraryFolder, folder] = [temporaryFolder(), temporaryFolder()];
  await run((streams) => exportReview(libraryFolder, folder, streams));
  const page = (id: string) => readFileSync(join(folder, "texts", `${id}.md`), "utf8");
  expect(page("crisis-child")).toContain("Nobody is allowed to hurt a child.");
  expect(page("crisis-thoughts")).toContain("A child line is for you too.");
  expect(page("forbidden-eating")).toContain("I won't help with this");

  change(join(folder, "texts/crisis-thoughts.md"), sign("Dr. Ada Example"));
  change(join(folder, "texts/crisis-violence.md"), (text) =>
    sign("Dr. Ada Example")(text).replace("You decide what happens next", "Leave at once"),
  );
  const { result, remarked } = await run((streams) => importReview(libraryFolder, folder, streams));
  expect(result).toBe("1 sign-offs taken over, 1 refused.\n");
  expect(remarked).toContain("refused texts/crisis-violence.md: its text was changed on the page");
  expect(readSignOffs(libraryFolder).map(({ kind, id }) => [kind, id])).toEqual([
    ["text", "crisis-thoughts"],
  ]);
  await run((streams) => exportReview(libraryFolder, folder, streams));
  expect(page("crisis-thoughts")).toContain("Signed by Dr. Ada Example on 2026-01-31.");
});
