/** What a rule calls an emergency, the starter topic on its subject sends at least as high. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "#safety/rules/index.ts";
import { rulesWithoutTopic, topicOfRule } from "./topics-of-rules.ts";

const topicFile = (topic: string) =>
  new URL(`../../src/library/starter/${topic}.md`, import.meta.url);

/** The section on when to get help, up to the next heading of its level. */
function whenToGetHelp(topic: string): string {
  const text = readFileSync(topicFile(topic), "utf8");
  return /^## When to get help[^\n]*\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(text)?.[1] ?? "";
}

const emergencies = rules.filter((rule) => rule.disposition === "emergency");

test("each emergency rule has a topic, or is named as having none", () => {
  const unknown = emergencies.filter(
    (rule) => topicOfRule.has(rule.id) === rulesWithoutTopic.has(rule.id),
  );
  expect(unknown.map((rule) => rule.id)).toEqual([]);
  const ids = new Set(emergencies.map((rule) => rule.id));
  const stale = [...topicOfRule.keys(), ...rulesWithoutTopic].filter((id) => !ids.has(id));
  expect(stale).toEqual([]);
});

describe("a topic sends no lower than the rules on its subject", () => {
  test.each([...new Set(topicOfRule.values())])("%s", (topic) => {
    expect(existsSync(topicFile(topic))).toBe(true);
    expect(whenToGetHelp(topic).trimStart()).toMatch(
      /^[^\n]*(?:emergency number|emergency department|poison)/i,
    );
  });
});
