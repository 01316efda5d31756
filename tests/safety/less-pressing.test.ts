/** Written before the rules ran on them: what should be seen in hours, in days, or can be looked after at home. */
import { describe, test } from "vitest";
import { expectDisposition } from "./expect-triage.ts";

const urgent: readonly string[] = [
  "burning when I pee and going every ten minutes",
  "it burns when I pee and I have a fever of 38.6 and back pain",
  "dog bit my hand an hour ago",
  "painful blisters in a band around one side of my chest",
  "my calf is swollen and sore",
  "cough with green phlegm and fever for 4 days",
  "red skin around a cut on my shin, it's warm and spreading",
  "woke up with a bat in my bedroom",
  "the condom broke last night",
  "poked by a used needle at work",
  "I ran out of my warfarin three days ago",
  "twisted my ankle, heard a crack and can't put weight on it",
  "I am 12 weeks pregnant and spotting",
  "can't keep anything down since yesterday, dark pee",
  "coughed up a streak of blood this morning",
  "I've been hearing voices for a week",
  "red painful eye, I wear contact lenses",
  "yellow eyes and itchy skin",
  "my tooth hurts and my cheek is swollen",
  "bp 185/110 but I feel fine",
];
const routine: readonly string[] = [
  "cough for five weeks",
  "I keep getting heartburn, for two months now",
  "new lump in my breast",
  "the room spins when I turn over in bed",
  "my knee has ached for a month",
  "sore throat with white spots on my tonsils and a fever of 38.2",
  "ear hurts since yesterday",
  "feeling down and no energy for weeks",
  "a mole on my back has changed colour",
  "high fever gone but I am tired all the time for two months",
  "my finger clicks in the morning",
  "pressure in my cheeks with thick yellow snot for 12 days",
  "I lost weight without trying",
  "fever, body aches and cough since yesterday",
  "I have swollen glands, a fever and a sore throat, and I'm tired",
];
const selfCare: readonly string[] = [
  "runny nose and sneezing since yesterday",
  "sore throat, no fever, a bit hoarse",
  "slight headache after a long day at the screen",
  "small paper cut on my finger",
  "sunburned shoulders after the beach",
  "hay fever is back, itchy eyes and sneezing",
  "heartburn after spicy food last night",
  "constipated for two days",
  "mild diarrhea since this morning, otherwise fine",
  "mosquito bites on my legs that itch",
  "legs are sore after the gym",
  "blister on my heel from new shoes",
  "pimples on my forehead",
  "itchy peeling skin between my toes",
  "pink eye with crusty lashes in the morning, no pain, I see fine",
  "my lower back is sore after gardening, no numbness",
  "canker sore on my tongue",
  "stye on my upper lid",
  "hangover",
  "my son has head lice",
  "period cramps, same as every month",
  "stuffy nose and a light cough for 3 days",
  "A 27-year-old has a bee sting on the arm with redness and itching, no trouble breathing",
  "bruise on my shin from the coffee table",
];
const nothing: readonly string[] = [
  "What are the signs of a stroke?",
  "can stress cause chest pain?",
  "how do you treat a heart attack",
  "What is the difference between a cold and flu?",
  "does ibuprofen thin the blood?",
  "How long does a sprained ankle take to heal?",
  "what should I do if someone has a seizure?",
  "is meningitis contagious",
  "How much water should I drink a day?",
  "symptoms of appendicitis",
  "hello",
  "thanks!",
];

describe("seen within hours", () => test.each(urgent.map((text) => [text]))("%s", (text) => expectDisposition(text, "urgent")));
describe("seen in the coming days", () => test.each(routine.map((text) => [text]))("%s", (text) => expectDisposition(text, "routine")));
describe("looked after at home", () => test.each(selfCare.map((text) => [text]))("%s", (text) => expectDisposition(text, "self-care")));
describe("no problem told", () => test.each(nothing.map((text) => [text]))("%s", (text) => expectDisposition(text, null)));
