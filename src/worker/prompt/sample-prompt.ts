/** A prompt with every part in it: its text is what the prompt's version is made of. */
import { passageIdSchema } from "#contracts/ids.ts";
import type { PromptParts } from "./prompt.ts";

export const samplePrompt: PromptParts = {
  question: "Is it <serious>?",
  history: [
    { role: "user", text: "My head hurts." },
    { role: "assistant", text: "Rest helps [1]." },
  ],
  passages: [
    {
      n: 1,
      pastReview: true,
      passage: {
        id: passageIdSchema.parse("0123456789abcdef"),
        source: "sample",
        documentId: "sample",
        sourceIds: ["sample"],
        title: "Headache",
        heading: "What you can do now",
        section: "other",
        text: "Rest in a dark room.",
        synonyms: [],
        publisher: "Sample",
        url: "https://example.org/headache",
        licence: "CC0",
        language: "en",
        writtenOn: "2020-01-01",
        reviewBy: "2021-01-01",
        reviewedBy: null,
      },
    },
  ],
  triage: {
    disposition: "urgent",
    withinHours: 4,
    kind: "problem",
    rules: [
      {
        id: "sample",
        title: "A sample rule",
        disposition: "urgent",
        guidance: "Be seen today.",
        source: null,
        reviewedBy: null,
      },
    ],
    numbers: [{ label: "Emergency", number: "112", kind: "emergency", country: "Germany" }],
    questions: [{ ruleId: null, text: "Since when?" }],
    notice: null,
    fixedText: null,
    rulesVersion: "sample",
  },
  profile: {
    yearOfBirth: 1980,
    sex: "female",
    pregnant: false,
    conditions: ["asthma"],
    medicines: ["salbutamol"],
    allergies: ["penicillin"],
  },
  plainerThan: "Rest & a dark room alleviate it.",
  language: "en",
  year: 2026,
  historyRoom: 2400,
};
