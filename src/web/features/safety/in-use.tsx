import type { SafetyCard, SourcesInUse } from "#contracts/safety-card.ts";
import { Facts, Section } from "./section.tsx";

export function InUse({ card: { inUse, rulesVersion } }: { card: SafetyCard }) {
  const library = inUse
    ? inUse.sources.map((one) => `${one.source}: ${one.documents} pages`).join(", ")
    : "not told yet";
  return (
    <Section title="What answers here">
      <Facts
        facts={[
          ["Answers are written by", inUse ? modelInWords(inUse.model) : "not told yet"],
          ["Library", library],
          ["Library version", inUse?.libraryVersion ?? "not told yet"],
          ["Emergency rules, version", rulesVersion],
          ["Reviewed by a clinician", inUse ? reviewInWords(inUse.review) : "no"],
        ]}
      />
    </Section>
  );
}

const modelInWords = (model: string) =>
  model === "library" ? "the library alone, no language model" : model;

function reviewInWords({ rules, topics, by }: SourcesInUse["review"]): string {
  if (rules.right + topics.right === 0) {
    return `Not reviewed by a clinician: none of ${rules.n} rules, none of ${topics.n} topics.`;
  }
  return `${rules.right} of ${rules.n} rules and ${topics.right} of ${topics.n} topics, by ${by.join(", ")}`;
}
