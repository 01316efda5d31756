/** Everything that a clinician can sign: each rule, starter topic and fixed text, as the page that they read. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { SignOff } from "#contracts/sign-off.ts";
import { topicPage } from "#library/importers/topic-page.ts";
import { fingerprintOf } from "#library/sign-offs.ts";
import { starterTopics } from "#library/starter-library.ts";
import { textPages } from "#safety/crisis/text-pages.ts";
import { rules } from "#safety/rules/index.ts";
import { rulePage } from "#safety/rules/rule-page.ts";

export interface ReviewItem extends Pick<SignOff, "kind" | "id" | "fingerprint"> {
  /** Markdown. */
  readonly page: string;
}

export function reviewItems(topics = starterTopics): ReviewItem[] {
  const files = readdirSync(topics).filter((name) => name.endsWith(".md") && name !== "README.md");
  return [
    ...rules.map((rule) => itemOf("rule", rule.id, rulePage(rule))),
    ...textPages().map(({ id, page }) => itemOf("text", id, page)),
    ...files
      .sort()
      .map((name) =>
        itemOf("topic", basename(name, ".md"), topicPage(readFileSync(join(topics, name), "utf8"))),
      ),
  ];
}

const itemOf = (kind: SignOff["kind"], id: string, page: string): ReviewItem => ({
  kind,
  id,
  page,
  fingerprint: fingerprintOf(page),
});
