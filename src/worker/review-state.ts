/** How many of the rules and starter topics a clinician has signed as they read now. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { topicPage } from "#library/importers/topic-page.ts";
import { readSignOffs, reviewerOf } from "#library/sign-offs.ts";
import { starterTopics } from "#library/starter-library.ts";
import { rules } from "#safety/rules/index.ts";
import { rulePage } from "#safety/rules/rule-page.ts";
import type { ReviewState } from "./sources-note.ts";

/** A list of sign-offs that can't be read counts as none. */
export function reviewState(libraryFolder: string): ReviewState {
  const signOffs = readSignOffs(libraryFolder, () => {});
  const topics = readdirSync(starterTopics)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => basename(name, ".md"));
  const unsigned = { rules: { right: 0, n: rules.length }, topics: { right: 0, n: topics.length } };
  // Pages are only read where somebody signed one.
  if (signOffs.length === 0) return { ...unsigned, by: [] };
  const signedRules = rules.filter((rule) => reviewerOf(signOffs, "rule", rule.id, rulePage(rule)));
  const signedTopics = topics.filter((id) => {
    if (!signOffs.some((one) => one.kind === "topic" && one.id === id)) return false;
    const page = topicPage(readFileSync(join(starterTopics, `${id}.md`), "utf8"));
    return reviewerOf(signOffs, "topic", id, page);
  });
  const holding = new Set(
    [...signedRules, ...signedTopics.map((id) => ({ id }))].map(({ id }) => id),
  );
  return {
    rules: { ...unsigned.rules, right: signedRules.length },
    topics: { ...unsigned.topics, right: signedTopics.length },
    by: [...new Set(signOffs.filter(({ id }) => holding.has(id)).map(({ by }) => by))].sort(),
  };
}
