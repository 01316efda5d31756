/** The words by which people are named, with the age and sex that lie in the word. */

export type Kind = { readonly atMostYears: number | null; readonly sex: "female" | "male" | null };
const kindRows: readonly (readonly [words: string, kind: Kind])[] = [
  ["newborn neonate", { atMostYears: 0.08, sex: null }],
  ["baby infant", { atMostYears: 1.5, sex: null }],
  ["toddler preschooler", { atMostYears: 3, sex: null }],
  ["child grandchild stepchild", { atMostYears: 15, sex: null }],
  ["son grandson stepson boy nephew", { atMostYears: 17, sex: "male" }],
  ["daughter granddaughter stepdaughter girl niece", { atMostYears: 17, sex: "female" }],
  ["teen teenager", { atMostYears: 19, sex: null }],
  [
    "father dad daddy papa grandfather grandpa granddad husband boyfriend brother uncle man gentleman male guy",
    { atMostYears: null, sex: "male" },
  ],
  [
    "mother mom mum mommy mama grandmother grandma nan granny nana wife girlfriend sister aunt woman lady female",
    { atMostYears: null, sex: "female" },
  ],
  [
    "parent partner friend neighbor neighbour roommate cousin patient person someone colleague coworker spouse",
    { atMostYears: null, sex: null },
  ],
];
export const kinds: ReadonlyMap<string, Kind> = new Map(
  kindRows.flatMap(([words, kind]) => words.split(" ").map((word) => [word, kind] as const)),
);

/** Words for the patient of a report. */
export const unnamed = new Set([
  "man",
  "woman",
  "male",
  "female",
  "lady",
  "gentleman",
  "person",
  "guy",
  "patient",
]);
