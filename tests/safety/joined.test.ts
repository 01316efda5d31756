/** Signs that are pressing together, and pictures that are less pressing than one of their signs alone would suggest. */
import { describe, test } from "vitest";
import { expectDisposition } from "./expect-triage.ts";

const cases: Readonly<Record<"emergency" | "urgent", readonly string[]>> = {
  emergency: [
    "I have a high fever and my stool is black and tarry.",
    "Temperature of 39.8 and tarry black stools since last night",
    "I'm 20 weeks pregnant and my temperature is 39.8",
    "I'm pregnant, I have a fever and I'm shaking with chills",
    "I'm 7 weeks pregnant with spotting and cramps on one side",
    "I'm 7 weeks pregnant, spotting, with pain at the tip of my shoulder",
    "I'm 7 weeks pregnant with spotting, cramps, and I nearly fainted",
    "I'm 7 weeks pregnant with spotting and severe cramps",
    "I'm 7 weeks pregnant, bleeding, with pain in my belly",
    "flank pain, fever of 38.5, and I keep vomiting",
    "pain in my flank and a fever, and I am 25 weeks pregnant",
    "a high fever with chills and pain in my flank",
  ],
  urgent: [
    "I'm pregnant and my temperature is 38.2",
    "My stool is black and my temperature is 38.2",
    "I'm 8 weeks pregnant with light spotting and period-like cramps",
    "My period is late and I have spotting and cramps",
    "fever of 38.5, pain in my flank and burning when I pee",
    "My right side at the back aches, I have a fever of 38.6 and it burns when I pee",
    "My knee is hot and swollen and I have a fever",
  ],
};

describe.each(["emergency", "urgent"] as const)("%s", (wanted) =>
  test.each(cases[wanted].map((text) => [text]))("%s", (text) => expectDisposition(text, wanted)),
);
