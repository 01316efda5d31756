/**
 * Words that tell that a message is about something else than a person's health, as long as it names no part of the
 * body and nothing that ails: "white spots on the glasses from the dishwasher".
 */
import { bodyParts } from "./complaints.ts";
import type { Token } from "./read-tokens.ts";

const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const matters = wordSet(`
laptop computer keyboard screen software app apps website browser wifi internet router printer battery charger phone
iphone android excel spreadsheet python javascript code password email tv television camera headphones
car cars engine tyre tyres tire tires brakes gearbox motorbike bike bicycle train trains airport passport visa ticket
dishwasher fridge freezer microwave kettle oven washing machine hoover vacuum boiler radiator plumbing tap sink drain
roof wall walls ceiling floor carpet curtains sofa couch furniture wallpaper paint painting wood plaster window windows
door doors mould garden plants plant flowers lawn tomato tomatoes leaves roses weeds soil compost tree trees
recipe bake baking bread cake cookies dough pasta sauce cook
song songs singer sings lyrics film movie series netflix novel poem poems guitar piano football cricket tennis chess
homework essay exam maths physics history grammar translate cv resume invoice mortgage rent landlord taxes bank loan
salary insurance lawyer contract election president stock shares bitcoin
puppy kitten hamster aquarium
`);

export const ails = wordSet(`
pain pains painful ache aches aching hurt hurts hurting sore itch itchy itches itching swollen swelling bleed bleeding
bled blood numb dizzy sick ill unwell vomiting vomit nausea rash cough coughing sneeze sneezing allergy allergic asthma
breathing breath breathless faint fainted fell bite bitten bit sting stung cut burn burnt burned swallowed choking choke
poisoned poison ate drank drinking overdose pregnant anxious anxiety depressed stressed panic asleep sleep tired symptoms
medicine tablets injury injured infection wound
`);

export function isAboutOtherMatters(sequence: readonly Token[]): boolean {
  return (
    sequence.some(({ word }) => matters.has(word)) &&
    !sequence.some(({ word }) => bodyParts.has(word) || ails.has(word))
  );
}
