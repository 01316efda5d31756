import type { SafetyCard, SourcesInUse } from "#contracts/safety-card.ts";
import { inList } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { Facts, Section } from "./section.tsx";

export function InUse({ card: { inUse, rulesVersion } }: { card: SafetyCard }) {
  const library = inUse
    ? inList(
        inUse.sources.map((one) =>
          t("safety:inUse.pages", { source: one.source, count: one.documents }),
        ),
      )
    : t("safety:inUse.unknown");
  return (
    <Section title={t("safety:inUse.title")}>
      <Facts
        facts={[
          [t("safety:inUse.model"), inUse ? modelInWords(inUse.model) : t("safety:inUse.unknown")],
          [t("safety:inUse.library"), library],
          [
            t("safety:inUse.libraryVersion"),
            inUse ? <bdi key="library">{inUse.libraryVersion}</bdi> : t("safety:inUse.unknown"),
          ],
          [t("safety:inUse.rules"), <bdi key="rules">{rulesVersion}</bdi>],
          [
            t("safety:inUse.review"),
            inUse ? reviewInWords(inUse.review) : t("safety:inUse.noReview"),
          ],
        ]}
      />
    </Section>
  );
}

const modelInWords = (model: string) =>
  model === "library" ? t("safety:inUse.libraryAlone") : <bdi>{model}</bdi>;

function reviewInWords({ rules, topics, by }: SourcesInUse["review"]): string {
  if (rules.right + topics.right === 0) {
    return t("safety:inUse.unreviewed", { rules: rules.n, topics: topics.n });
  }
  return t("safety:inUse.reviewed", {
    rulesRight: rules.right,
    rules: rules.n,
    topicsRight: topics.right,
    topics: topics.n,
    people: inList(by),
  });
}
