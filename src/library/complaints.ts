/**
 * A part of the body and what is wrong with it, however the sentence is built: "my knees really hurt" and "a sore
 * knee" both call the page that goes by "knee pain".
 */
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { Term } from "./question-terms.ts";
import type { Token } from "./read-tokens.ts";

/** Each line: words for the same part. */
const partLines = `
head
face cheek
jaw
neck
throat
shoulder shoulders
arm arms
elbow elbows
wrist wrists
hand hands
finger fingers thumb
chest breastbone sternum
breast breasts
rib ribs
back spine
stomach tummy belly abdomen gut
side
groin
hip hips
bum bottom anus backside butt
leg legs thigh
knee knees
calf calves
shin shins
ankle ankles
foot feet heel
toe toes
skin
scalp
eye eyes eyelid
ear ears
nose nostril
mouth
lip lips
tongue
gum gums
tooth teeth molar
muscle muscles
joint joints
bone bones
heart
bladder
vagina
body`;

/** Pages about children go by who has it: "baby fever". */
const whoLines = `
baby babies infant newborn toddler child children kid kids son daughter boy girl grandson granddaughter niece nephew`;

/** Each line: words for the same complaint. */
const complaintLines = `
pain pains painful ache aches aching achy achey hurt hurts hurting sore soreness throbbing throbs throb tender stabbing splitting shooting
itchy itching itch itches
swollen swelling swells
bleeding bleeds blood bloody
stiff stiffness
numb numbness tingling tingly
blocked stuffy congested clogged
runny running
burning burns
cramp cramps cramping spasm spasms
ringing rings buzzing hissing
racing pounding pounds fluttering flutters thumping thumps banging bangs hammering hammers thudding thuds
bump lump bumps
hit banged bumped bashed knocked
twisted sprained rolled
fever temperature`;

type Lines = ReadonlyMap<string, readonly string[]>;
const formsOf = (lines: string): Lines =>
  new Map(
    lines
      .trim()
      .split("\n")
      .map((line) => line.split(" "))
      .flatMap((forms) => forms.map((word) => [word, forms] as const)),
  );
const parts = formsOf(partLines);
const who = formsOf(whoLines);
const complaints = formsOf(complaintLines);

export const bodyParts: ReadonlySet<string> = new Set(parts.keys());

/** How many words may stand between: "my left knee has been really sore". */
const reach = 5;
/** Nearly as good as the name itself. */
const complaintWeight = 0.9;

/** A term for each name in the library that the message gives in other words. */
export function complaintTerms(library: OpenLibraryFile, tokens: readonly Token[]): Term[] {
  return tokens.flatMap((complaint, at) => {
    if (
      parts.has(complaint.word) ||
      who.has(complaint.word) ||
      (complaint.stop && !complaints.has(complaint.word))
    )
      return [];
    return [parts, who].flatMap((lines) => {
      const about = nearest(tokens, at, lines);
      return about === null ? [] : namesFor(library, about, complaint);
    });
  });
}

function nearest(tokens: readonly Token[], at: number, lines: Lines): Token | null {
  for (let distance = 1; distance <= reach; distance++) {
    for (const token of [tokens[at - distance], tokens[at + distance]]) {
      if (token !== undefined && lines.has(token.word)) return token;
    }
  }
  return null;
}

function namesFor(library: OpenLibraryFile, part: Token, complaint: Token): Term[] {
  const partForms = knownForms(library, parts.get(part.word) ?? who.get(part.word) ?? [part.word]);
  const forms = knownForms(library, complaints.get(complaint.word) ?? [complaint.word]);
  const weight = Math.max(part.weight, complaint.weight) * complaintWeight;
  const aspect = `${part.stem} ${complaint.stem}`;
  const terms = partForms.flatMap((a) =>
    forms.flatMap((b) => {
      const passages = Math.min(a.passages, b.passages);
      const called = [
        [a.stem, b.stem],
        [b.stem, a.stem],
      ].filter((stems) => library.documentsNamed(stems.join(" ")).length > 0);
      return [
        ...called.map((stems) => ({ stems, weight, passages, aspect })),
        ...joined(library, a.word, b.word).map((known) => ({ ...known, weight, aspect })),
      ];
    }),
  );
  return terms;
}

/** "head" and "aches" are a headache. */
function joined(library: OpenLibraryFile, part: string, complaint: string) {
  const known = complaint === "ache" ? library.word(part + complaint) : null;
  return known === null ? [] : [{ stems: [known.stem], passages: known.stemPassages }];
}

function knownForms(library: OpenLibraryFile, words: readonly string[]) {
  const found = new Map<string, { word: string; stem: string; passages: number }>();
  for (const word of words) {
    const known = library.word(word);
    const stem = known?.stem ?? word;
    // The joined form is made from the plain words, so those stay even where the stem came before.
    const key = word === "ache" ? word : stem;
    if (!found.has(key)) found.set(key, { word, stem, passages: known?.stemPassages ?? 0 });
  }
  return [...found.values()].filter(({ passages, word }) => passages > 0 || word === "ache");
}
