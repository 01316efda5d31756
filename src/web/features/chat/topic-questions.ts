import type { Citation } from "#contracts/passage.ts";
import { t } from "../../language/t.ts";

/** Longer titles make no question that reads naturally. */
const longestTitle = 40;

/** What may be asked next about the page that an answer cites first. Each is a question of knowledge to the rules. */
export function topicQuestions([first]: readonly Pick<Citation, "title">[]): string[] {
  if (!first || first.title.length > longestTitle || /[?:!.,(]/.test(first.title)) return [];
  const topic = asInSentence(first.title);
  return [
    t("reading:next.causes", { topic }),
    t("reading:next.helps", { topic }),
    t("reading:next.signs", { topic }),
  ];
}

/** "Sore throat" loses its capital, "COVID-19" and "Crohn's disease" keep theirs. */
function asInSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) && !title.includes("'")
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
}
