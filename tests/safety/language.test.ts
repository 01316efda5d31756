/** The language layer: spelling, capitals, numbers, who, when; and messages in other languages. */

import { describe, expect, test } from "vitest";
import { isKnownWord } from "#safety/findings/read-words.ts";
import { otherLanguage } from "#safety/language/detect-language.ts";
import { expectDisposition, triageOf } from "./expect-triage.ts";
import { emergencies } from "./vignettes.ts";

describe("the same words, written badly", () => {
  test.each([
    "CRUSHING CHEST PAIN AND SWEATING",
    "crushing chest pain and sweating",
    "crushing   chest    pain\nand sweating",
    "crushng chest pian and swetaing",
    "crushing chest pain and sweating no other symptoms dont know what to do",
    "“crushing” chest pain — and sweating…",
    "cp, crushing, + sweating",
  ])("%s", (text) => expectDisposition(text, "emergency"));
});

test.each(["capitals", "no punctuation", "extra spaces", "minimised"] as const)(
  "emergencies survive %s",
  (change) => {
    const changes = {
      capitals: (text: string) => text.toUpperCase(),
      "no punctuation": (text: string) => text.replace(/[,;:!?'"()]|\.(?!\d)/g, ""),
      "extra spaces": (text: string) => text.replaceAll(" ", "   "),
      minimised: (text: string) => `${text}. My family says it's nothing.`,
    };
    const texts = Object.values(emergencies).flat();
    const lost = texts.filter(
      (text) => triageOf(changes[change](text)).disposition !== "emergency",
    );
    expect(lost.length / texts.length).toBeLessThanOrEqual(0.02);
  },
);

describe("numbers with units", () => {
  test.each([
    ["fever-high", "temperature 39.5 C"],
    ["fever-high", "my temp is 104 °F"],
    ["fever-high", "104 fever"],
    ["fever-very-high", "fever of 41"],
    ["blood-pressure-very-high", "bp 190/125"],
    ["blood-pressure-very-high", "my blood pressure was 200 over 110"],
    ["oxygen-very-low", "spo2 88"],
    ["oxygen-very-low", "O2 sat is 85%"],
    ["sugar-very-high", "sugar 420"],
    ["sugar-very-high", "blood glucose 25 mmol/L"],
    ["hypoglycemia", "sugar 52"],
    ["fever-under-3-months", "my three week old has a fever"],
    ["fever-under-3-months", "my baby is 10 days old and has a temp of 38.1"],
    ["medicine-overdose", "I took 15 tablets of ibuprofen"],
    ["cough-long", "coughing for five weeks"],
    ["pulse-very-fast-alone", "heart rate 145"],
    ["hypothermia", "body temperature 33.5 C"],
  ])("%s: %s", (id, text) => expect(triageOf(text).rules.map((rule) => rule.id)).toContain(id));
  test.each([
    ["fever", "temperature 36.8 C"],
    ["fever", "no fever, 37.2"],
    ["fever-under-3-months", "my 3 year old has a fever of 38.5"],
    ["blood-pressure-very-high", "bp 120/80"],
    ["oxygen-very-low", "spo2 98"],
    ["medicine-overdose", "I take 10 tablets a day for my conditions"],
    ["fever-high", "I am 40 and have a cold"],
  ])("not %s: %s", (id, text) =>
    expect(triageOf(text).rules.map((rule) => rule.id)).not.toContain(id),
  );
});

describe("who and when", () => {
  test("another person's emergency is one", () =>
    expectDisposition("my neighbour's face is drooping on one side", "emergency"));
  test("long ago is not now", () => {
    for (const text of [
      "I had a seizure 10 years ago",
      "I had a stroke in 2015",
      "history of heart attack, here for a sore toe",
      "when I was a child I had meningitis",
    ])
      expect({ text, disposition: triageOf(text).disposition }).not.toEqual({
        text,
        disposition: "emergency",
      });
  });
  test("imagined is not so", () => {
    for (const text of [
      "what should I do if I get chest pain?",
      "when should I go to the ER for a fever?",
      "if someone faints, what do I do?",
      "is it dangerous to have a blood pressure of 190/120?",
    ])
      expect({ text, disposition: triageOf(text).disposition }).not.toEqual({
        text,
        disposition: "emergency",
      });
  });
  test("a question about one's own trouble tells", () => {
    for (const text of [
      "why does my chest feel so tight and why am I sweating?",
      "is it normal that my face is drooping?",
      "my arm is suddenly paralyzed, what should I do?",
      "should I go to the hospital, I have crushing chest pain?",
    ])
      expectDisposition(text, "emergency");
  });
});

describe("other languages", () => {
  test.each([
    ["es", "Me duele mucho el pecho y no puedo respirar"],
    ["fr", "J'ai très mal à la poitrine depuis ce matin"],
    ["de", "Ich habe starke Schmerzen in der Brust und Fieber"],
    ["it", "Ho un forte dolore al petto e non riesco a respirare"],
    ["pt", "Estou com dor no peito e não consigo respirar"],
    ["nl", "Ik heb erge pijn op mijn borst en ik kan niet ademen"],
    ["pl", "Mam silny ból w klatce piersiowej i nie mogę oddychać"],
    ["tr", "Göğsüm çok ağrıyor ve nefes alamıyorum, ateşim var"],
    ["ru", "У меня сильно болит грудь и трудно дышать"],
    ["uk", "У мене болить голова і висока температура, що робити"],
    ["ar", "أشعر بألم شديد في صدري ولا أستطيع التنفس"],
    ["hi", "मेरे सीने में तेज दर्द है"],
    ["zh", "我胸口很痛，呼吸困难"],
    ["ja", "胸がとても痛くて息ができません"],
    ["sv", "min pappa har svårt att andas och är blek"],
    ["da", "mit barn har høj feber og vil ikke drikke"],
    ["fi", "lapsella on korkea kuume ja hän ei juo"],
    ["cs", "moje dcera má horečku a bolí ji hlava"],
    ["ro", "mă doare burta foarte tare de ieri"],
    ["hu", "a kislányom lázas és nagyon fáj a hasa"],
    ["el", "το παιδί μου έχει υψηλό πυρετό"],
    ["vi", "con tôi bị sốt cao và không chịu uống"],
    ["id", "anak saya demam tinggi sejak kemarin"],
    ["ko", "아이가 열이 높고 숨쉬기 힘들어해요"],
    ["he", "לילד שלי יש חום גבוה"],
    ["fa", "بچه‌ام تب بالایی دارد و نفس نمی‌کشد، چه کار کنم"],
    ["es", "quiero morir"],
    ["other", "ĝi doloras min kaj mi ne povas spiri"],
    ["other", "kifua kinauma sana na mtoto hapumui vizuri"],
    ["other", "ฉันเจ็บหน้าอกและหายใจไม่ออก"],
  ])("%s", (language, text) => {
    expect(otherLanguage(text, isKnownWord)).toBe(language);
    const found = triageOf(text);
    expect(found.kind).toBe("unsupported-language");
    expect(found.fixedText).toContain("112 or 911");
  });
  test.each([
    "chest pain",
    "my abuela has a fever",
    "no",
    "pain in my pie",
    "I took paracetamol für Kinder",
    "I have a fever :(",
    "la la la",
    "née Smith, 34, cough and cold",
    "mi tos, I mean my cough is bad",
    "de novo rash on my arm",
    "Is benzonatate an antibiotuc",
    "hydroxyzine vs cetirizine",
    "stubbed toe",
    "wat shud i do abot my hedake",
    "Keratosis pilaris?",
    "lmao idk tbh",
  ])("English or too short: %s", (text) => expect(otherLanguage(text, isKnownWord)).toBeNull());
});

describe("shortened words", () => {
  test.each([
    "i wanna die 2nite",
    "he keeps tellin me he wants 2 kill himself",
    "no1 wud care if i was ded",
    "crushin chest pain b4 work and swetin",
  ])("%s", (text) => expect(triageOf(text).rules.length).toBeGreaterThan(0));
  test("four a day stay four a day", () =>
    expect(triageOf("I take 4 a day of the 500 mg paracetamol").rules).toEqual(
      triageOf("I take four a day of the 500 mg paracetamol").rules,
    ));
});

describe("words that look like another's form", () => {
  test("we is no wee", () => {
    const found = triageOf("we have a burning stove and we went home late");
    expect(found.rules.map(({ id }) => id)).not.toContain("urine-infection");
  });
});
