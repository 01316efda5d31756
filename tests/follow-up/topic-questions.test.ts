/** What a tap on a topic asks is a question of knowledge: it never alarms anybody by itself. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { triageOf } from "#tests/safety/expect-triage.ts";
import { topicQuestions } from "../../src/web/features/chat/topic-questions.ts";

const folder = fileURLToPath(new URL("../../src/library/starter/", import.meta.url));
const titles = readdirSync(folder).flatMap((name) => {
  const title = /^title: (.+)$/m.exec(readFileSync(`${folder}${name}`, "utf8"))?.[1];
  return name === "README.md" || title === undefined ? [] : [title];
});

it("reads naturally", () => {
  expect(topicQuestions([{ title: "Sore throat" }])[0]).toBe("What can cause sore throat?");
  expect(topicQuestions([{ title: "COVID-19" }])[0]).toBe("What can cause COVID-19?");
  expect(topicQuestions([{ title: "Crohn's disease" }])[0]).toBe("What can cause Crohn's disease?");
});

it("asks nothing where there is no page, or its title makes no question", () => {
  expect(topicQuestions([])).toEqual([]);
  expect(topicQuestions([{ title: "What is a stroke?" }])).toEqual([]);
});

it("says nothing about the person, for every title of the starter library", () => {
  expect(titles.length).toBeGreaterThan(100);
  const alarms = titles
    .flatMap((title) => topicQuestions([{ title }]))
    .filter((question) => ["emergency", "urgent"].includes(triageOf(question).disposition ?? ""));
  expect(alarms).toEqual([]);
});
