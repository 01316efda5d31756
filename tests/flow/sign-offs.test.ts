/** What a clinician signed, from the file in the library folder to what a person is shown. */
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { signOffFileName } from "#contracts/sign-off.ts";
import { textPages } from "#safety/crisis/text-pages.ts";
import { rules } from "#safety/rules/index.ts";
import { rulePage } from "#safety/rules/rule-page.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { type Embedded, startEmbedded } from "./systems.ts";

let embedded: Embedded | null = null;
let folder = "";
afterEach(async () => {
  await embedded?.close();
  embedded = null;
  await rm(folder, { recursive: true, force: true });
});

/** Starts over a library folder with this file of sign-offs, without a model: answers are quoted. */
async function startWith(signOffs: string): Promise<ChatClient> {
  folder = mkdtempSync(join(tmpdir(), "healify-signed-"));
  writeFileSync(join(folder, signOffFileName), signOffs);
  embedded = await startEmbedded({ HEALIFY_LIBRARY: folder, HEALIFY_MODEL: "library" });
  return ChatClient.signUp(embedded.process.url());
}

const signed = (id: string, page: string, kind: "rule" | "text" = "rule") => ({
  kind,
  id,
  fingerprint: createHash("sha256").update(page).digest("hex"),
  by: "Dr. Ada Example",
  on: "2026-01-31",
});
const pageOf = (id: string) => {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`There is no rule ${id}.`);
  return rulePage(rule);
};

test("a rule that was signed as it reads is shown with its reviewer, and one that reads otherwise isn't", async () => {
  const ann = await startWith(
    JSON.stringify([
      signed("joint-hot-fever", pageOf("joint-hot-fever")),
      signed("joint-hot", `${pageOf("joint-hot")}More.\n`),
    ]),
  );
  const { session } = await ann.ask("My knee is hot and swollen and I have a fever.");
  const { messages } = await ann.session(session.id);
  const reviewers = messages.flatMap((message) =>
    message.role === "user" ? message.triage.rules.map((rule) => [rule.id, rule.reviewedBy]) : [],
  );
  expect(Object.fromEntries(reviewers)).toMatchObject({
    "joint-hot-fever": "Dr. Ada Example on 2026-01-31",
    "joint-hot": null,
  });
});

test("a fixed text that was signed as it reads is shown with its reviewer", async () => {
  const text = textPages().find(({ id }) => id === "crisis-thoughts");
  const ann = await startWith(
    JSON.stringify([signed("crisis-thoughts", text?.page ?? "", "text")]),
  );
  const { session } = await ann.ask("I don't want to live anymore.");
  const [question] = (await ann.session(session.id)).messages;
  expect(question).toMatchObject({
    triage: {
      kind: "crisis",
      fixedTextId: "crisis-thoughts",
      fixedTextReviewedBy: "Dr. Ada Example on 2026-01-31",
    },
  });
});

test("sign-offs that can't be read are told of at start, and nothing counts as reviewed", async () => {
  const ann = await startWith("[{");
  expect(embedded?.process.output()).toContain("no rule counts as reviewed by a clinician");
  expect(embedded?.process.output()).toContain("no topic counts as reviewed by a clinician");
  const { session } = await ann.ask("My knee is hot and swollen and I have a fever.");
  const [question] = (await ann.session(session.id)).messages;
  expect(question).toMatchObject({ triage: { disposition: "urgent" } });
  expect(JSON.stringify(question)).not.toContain("Dr. ");
});
