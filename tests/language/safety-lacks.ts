/** What the rules lack for a language: through the same door that a person's message takes. */
import { isKnownWord } from "#safety/findings/read-words.ts";
import { otherLanguage } from "#safety/language/detect-language.ts";
import { triageOf } from "#tests/safety/expect-triage.ts";

/** Messages as people write them, in the language; written before the rules ran on them. */
export type Vignettes = {
  /** Each is an emergency. */
  emergencies: readonly string[];
  /** Each gets a fixed text of crisis. */
  crises: readonly string[];
  /** Nothing that is urgent. */
  everyday: readonly string[];
};

/** Fewer messages show nothing. */
const least = { emergencies: 80, crises: 40, everyday: 30 } as const satisfies Record<
  keyof Vignettes,
  number
>;

export function safetyLacks(language: string, vignettes: Vignettes): string[] {
  const { emergencies, crises, everyday } = vignettes;
  return [
    ...tooFew(vignettes),
    ...emergencies.filter(notAnEmergency).map((text) => `no emergency card for “${text}”`),
    ...crises.filter(notACrisis).map((text) => `no crisis text for “${text}”`),
    ...everyday.filter(alarming).map((text) => `alarm for “${text}”`),
    ...new Set([...emergencies, ...crises].flatMap((text) => saidElsewise(language, text))),
  ];
}

function tooFew(vignettes: Vignettes): string[] {
  const kinds = ["emergencies", "crises", "everyday"] as const;
  return kinds.flatMap((kind) => {
    const n = new Set(vignettes[kind]).size;
    return n < least[kind] ? [`${n} ${kind}, and ${least[kind]} are needed`] : [];
  });
}

const notAnEmergency = (text: string) => triageOf(text).disposition !== "emergency";
const notACrisis = (text: string) => triageOf(text).kind !== "crisis";
const alarming = (text: string) => {
  const { disposition } = triageOf(text);
  return disposition === "emergency" || disposition === "urgent";
};

/** The card and the crisis text that answer the message, where they are in another language than it. */
function saidElsewise(language: string, message: string): string[] {
  const { rules, fixedText } = triageOf(message);
  const said = [...rules.flatMap(({ title, guidance }) => [`${title}. ${guidance}`]), fixedText];
  return said.flatMap((text) => {
    if (text === null) return [];
    const found = otherLanguage(text, isKnownWord) ?? "en";
    return found === language ? [] : [`said in “${found}”: ${text.slice(0, 60)}`];
  });
}
